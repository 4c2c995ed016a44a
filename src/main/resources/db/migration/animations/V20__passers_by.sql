-- Whoever reads a poster can have a place without an account: a first name, and one way to reach them. Who they are stands apart from
-- the place, so that it can go thirty days after the event, or when they ask for it, and what was counted stays.

-- Whether it is for passers-by too is the manager's choice; what was announced before was not.
alter table animations.animation
    add column without_account boolean not null default false,
    add constraint without_account_is_for_all check (not without_account or registers and only_for is null);

-- A place without an account belongs to no organisation.
alter table animations.registration
    alter column organisation_id drop not null,
    add constraint members_have_an_organisation check (member_id is null or organisation_id is not null),
    add unique (operator_id, id, animation_id);

create table animations.passer_by (
    registration_id uuid primary key,
    operator_id     uuid not null default shared.current_operator(),
    animation_id    uuid not null,
    name            text not null check (length(trim(name)) between 1 and 60),
    email           text check (length(email) between 3 and 254),
    phone           text check (length(phone) between 2 and 40),
    locale          text not null check (locale in ('fr', 'en')),
    -- Since when somebody must call them: it is elsewhere, at another time or off.
    call_since      timestamptz,
    foreign key (operator_id, registration_id, animation_id)
        references animations.registration (operator_id, id, animation_id),
    unique (operator_id, registration_id),
    constraint reached_in_one_way check (num_nonnulls(email, phone) = 1),
    constraint called_by_telephone check (call_since is null or phone is not null)
);
create unique index passer_by_once_by_mail on animations.passer_by (animation_id, email) where email is not null;
create unique index passer_by_once_by_phone on animations.passer_by (animation_id, phone) where phone is not null;
call shared.tenant_table('animations.passer_by');

-- Their ways to the place, as hashes; they go with them.
create table animations.passer_by_link (
    hash            bytea primary key,
    operator_id     uuid not null default shared.current_operator(),
    registration_id uuid not null,
    made_at         timestamptz not null,
    foreign key (operator_id, registration_id) references animations.passer_by (operator_id, registration_id) on delete cascade
);
create index on animations.passer_by_link (operator_id, registration_id);
call shared.tenant_table('animations.passer_by_link');

-- For the letters.
create view animations.passer_by_v with (security_invoker = true) as
select registration_id, animation_id, email, locale from animations.passer_by;
