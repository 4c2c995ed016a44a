-- Animations: what takes place at a site beside the desk, who has said that they come, and who came. That nobody has a place too many
-- is held by the database: the places that are taken are counted on the animation by the rows of those who take them, under its lock.

create table animations.animation (
    id             uuid primary key,
    operator_id    uuid not null default shared.current_operator(),
    kind           text not null check (kind in ('COLLECTION', 'LOCAL_PRODUCER', 'ORGANIC', 'WORKSHOP', 'CLIENT')),
    title          text not null check (length(trim(title)) between 1 and 120),
    description    text not null check (length(description) <= 4000),
    -- Where at the site, or the address under which one takes part from afar.
    place          text check (length(trim(place)) between 1 and 300),
    starts_at      timestamptz not null,
    ends_at        timestamptz not null,
    -- The clock by which it was announced.
    zone           text not null,
    -- Without registration one simply comes: nothing of the following is said then.
    registers      boolean not null,
    capacity       smallint check (capacity between 1 and 2000),
    most_guests    smallint not null check (most_guests between 0 and 10),
    opens_on       date,
    closes_on      date,
    -- An organisation whose people it is for; else whoever may use one of its sites.
    only_for       uuid,
    partner_id     uuid,
    cost_cents     bigint check (cost_cents > 0),
    cost_bearer    text check (cost_bearer in ('OPERATOR', 'CLIENT', 'PARTNER', 'PARTICIPANTS')),
    status         text not null check (status in ('DRAFT', 'PUBLISHED', 'HELD', 'CANCELLED')),
    published_at   timestamptz,
    held_at        timestamptz,
    cancelled_at   timestamptz,
    cancel_reason  text check (length(trim(cancel_reason)) between 1 and 500),
    -- Who came without having said so: a number, nobody's name.
    walk_ins       smallint not null default 0 check (walk_ins between 0 and 2000),
    -- The places of those who are registered; kept by count_places.
    taken          integer not null default 0 check (taken >= 0),
    -- How many times its hour or its place has changed since it was published: calendars ask for it.
    sequence       integer not null default 0,
    version        integer not null default 0,
    foreign key (operator_id, only_for) references organisations.organisation (operator_id, id),
    foreign key (operator_id, partner_id) references partners.partner (operator_id, id),
    unique (operator_id, id),
    check (starts_at < ends_at and ends_at <= starts_at + interval '31 days'),
    check ((cost_cents is null) = (cost_bearer is null)),
    check (registers or capacity is null and most_guests = 0 and opens_on is null and closes_on is null and taken = 0),
    check (closes_on >= opens_on),
    check (walk_ins = 0 or status = 'HELD'),
    constraint animation_has_room check (taken <= capacity),
    constraint state_is_complete check (
        case status when 'DRAFT'     then num_nonnulls(published_at, held_at, cancelled_at, cancel_reason) = 0 and taken = 0
                    when 'PUBLISHED' then published_at is not null and num_nonnulls(held_at, cancelled_at, cancel_reason) = 0
                    when 'HELD'      then published_at is not null and held_at is not null
                                          and num_nonnulls(cancelled_at, cancel_reason) = 0
                    when 'CANCELLED' then published_at is not null and cancelled_at is not null and cancel_reason is not null
                                          and held_at is null
                    else false end)
);
create index on animations.animation (operator_id, starts_at);
call shared.tenant_table('animations.animation');

-- Where it takes place; nowhere for what one takes part in from afar.
create table animations.animation_site (
    operator_id  uuid not null default shared.current_operator(),
    animation_id uuid not null,
    site_id      uuid not null,
    primary key (animation_id, site_id),
    foreign key (operator_id, animation_id) references animations.animation (operator_id, id) on delete cascade,
    foreign key (operator_id, site_id) references organisations.site (operator_id, id)
);
create index on animations.animation_site (operator_id, site_id);
call shared.tenant_table('animations.animation_site');

-- Who comes, with so many guests. Of which organisation they are stays when nobody knows any more who they were: counts stay.
create table animations.registration (
    id              uuid primary key,
    operator_id     uuid not null default shared.current_operator(),
    animation_id    uuid not null,
    member_id       uuid,
    organisation_id uuid not null,
    places          smallint not null check (places between 1 and 11),
    status          text not null check (status in ('REGISTERED', 'ATTENDED', 'ABSENT', 'EXCUSED', 'CANCELLED')),
    registered_at   timestamptz not null,
    changed_at      timestamptz not null,
    version         integer not null default 0,
    foreign key (operator_id, animation_id) references animations.animation (operator_id, id),
    foreign key (operator_id, member_id) references organisations.member (operator_id, id),
    foreign key (operator_id, organisation_id) references organisations.organisation (operator_id, id),
    unique (operator_id, id)
);
create unique index registered_once on animations.registration (animation_id, member_id) where status <> 'CANCELLED';
create index on animations.registration (operator_id, member_id) where member_id is not null;
call shared.tenant_table('animations.registration');

create function animations.count_places() returns trigger
    language plpgsql as
$$
declare
    before integer := case when tg_op = 'INSERT' or old.status = 'CANCELLED' then 0 else old.places end;
    after  integer := case when tg_op = 'DELETE' or new.status = 'CANCELLED' then 0 else new.places end;
begin
    if after <> before then
        update animations.animation set taken = taken + after - before
         where id = case when tg_op = 'DELETE' then old.animation_id else new.animation_id end;
    end if;
    return null;
end
$$;

create trigger count_places after insert or update or delete on animations.registration
    for each row execute function animations.count_places();

-- What a client would like to have at a site: asked with a date, answered with a plan and a price, or with a no.
create table animations.proposal (
    id              uuid primary key,
    operator_id     uuid not null default shared.current_operator(),
    organisation_id uuid not null,
    site_id         uuid not null,
    title           text not null check (length(trim(title)) between 1 and 120),
    day             date not null,
    starts_at       time not null,
    ends_at         time not null,
    people          smallint not null check (people between 1 and 2000),
    place           text check (length(trim(place)) between 1 and 300),
    to_bring        text check (length(trim(to_bring)) between 1 and 1000),
    asked_at        timestamptz not null,
    status          text not null check (status in ('ASKED', 'TAKEN_UP', 'DECLINED')),
    answered_at     timestamptz,
    answer          text check (length(trim(answer)) between 1 and 1000),
    -- Nothing where it is within the subscription.
    price_cents     bigint check (price_cents > 0),
    animation_id    uuid,
    version         integer not null default 0,
    foreign key (operator_id, organisation_id) references organisations.organisation (operator_id, id),
    foreign key (operator_id, site_id) references organisations.site (operator_id, id),
    foreign key (operator_id, animation_id) references animations.animation (operator_id, id) on delete set null (animation_id),
    unique (operator_id, id),
    check (starts_at < ends_at),
    constraint answer_is_complete check (
        case status when 'ASKED'    then num_nonnulls(answered_at, answer, price_cents, animation_id) = 0
                    when 'TAKEN_UP' then answered_at is not null and answer is not null
                    when 'DECLINED' then answered_at is not null and answer is not null
                                         and num_nonnulls(price_cents, animation_id) = 0
                    else false end)
);
create index on animations.proposal (operator_id, organisation_id, day);
call shared.tenant_table('animations.proposal');

-- For the letters and the report.
create view animations.animation_v with (security_invoker = true) as
select id, kind, title, place, starts_at, ends_at, zone, status, cancel_reason, walk_ins, only_for, partner_id, sequence,
       array(select s.site_id from animations.animation_site s where s.animation_id = a.id) as site_ids
  from animations.animation a;

create view animations.registration_v with (security_invoker = true) as
select id, animation_id, member_id, organisation_id, places, status, registered_at from animations.registration;
