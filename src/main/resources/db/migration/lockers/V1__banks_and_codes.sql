-- Lockers: banks of compartments at sites. A compartment has one customer at a time, and one code that its lock opens by; a piece lies
-- in a compartment only while it is reserved for the member whose it is. Held by constraints, whoever writes.

create table lockers.bank (
    id               uuid primary key,
    operator_id      uuid not null default shared.current_operator(),
    site_id          uuid not null,
    name             text not null check (length(trim(name)) between 1 and 40),
    profile          text not null check (profile in ('MECHANICAL', 'KEYPAD')),
    code_length      smallint not null check (code_length between 6 and 8),
    forbidden_digits text not null check (forbidden_digits ~ '^[0-9]{0,5}$'),
    -- How many codes the pad keeps at once; a mechanical lock keeps its own.
    slots            smallint check (slots between 1 and 500),
    -- How long a compartment is kept for what is to be put in, and how long what was put in for a member stays.
    hold_hours       smallint not null check (hold_hours between 1 and 168),
    stay_days        smallint not null check (stay_days between 1 and 30),
    in_service       boolean not null default true,
    version          integer not null default 0,
    foreign key (operator_id, site_id) references organisations.site (operator_id, id),
    unique (operator_id, id),
    unique (operator_id, id, site_id),
    check ((profile = 'KEYPAD') = (slots is not null)),
    constraint one_bank_of_a_name unique (operator_id, site_id, name)
);
call shared.tenant_table('lockers.bank');

create table lockers.compartment (
    id           uuid primary key,
    operator_id  uuid not null default shared.current_operator(),
    bank_id      uuid not null,
    -- As it is written on the door.
    label        text not null check (label ~ '^[A-Z0-9]{1,8}$'),
    size         text not null check (size in ('S', 'M', 'L')),
    rank         smallint not null generated always as (case size when 'S' then 1 when 'M' then 2 else 3 end) stored,
    -- Within reach of somebody who sits: the door between 90 and 130 cm.
    seated       boolean not null,
    out_of_order text check (length(trim(out_of_order)) between 1 and 120),
    version      integer not null default 0,
    foreign key (operator_id, bank_id) references lockers.bank (operator_id, id),
    unique (operator_id, id),
    unique (operator_id, id, bank_id),
    constraint one_compartment_of_a_label unique (bank_id, label)
);
call shared.tenant_table('lockers.compartment');

create table lockers.reservation (
    id             uuid primary key,
    operator_id    uuid not null default shared.current_operator(),
    bank_id        uuid not null,
    site_id        uuid not null,
    compartment_id uuid not null,
    -- Forgotten some months later.
    member_id      uuid,
    -- What is to be put in, where it was said; what was put in for a member, the ledger says.
    order_id       uuid,
    state          text not null check (state in ('AWAITED', 'DECLARED', 'LOADED', 'ENDED')),
    outcome        text check (outcome in ('COLLECTED', 'TAKEN_BACK', 'INSPECTED', 'CANCELLED', 'EXPIRED')),
    made_at        timestamptz not null,
    expires_at     timestamptz not null,
    extended       boolean not null default false,
    ended_at       timestamptz,
    version        integer not null default 0,
    foreign key (operator_id, bank_id, site_id) references lockers.bank (operator_id, id, site_id),
    foreign key (operator_id, compartment_id, bank_id) references lockers.compartment (operator_id, id, bank_id),
    foreign key (operator_id, member_id) references organisations.member (operator_id, id),
    foreign key (operator_id, order_id) references orders.customer_order (operator_id, id),
    unique (operator_id, id),
    check ((state = 'ENDED') = (ended_at is not null) and (state = 'ENDED') = (outcome is not null)),
    check (state = 'ENDED' or member_id is not null),
    check (made_at < expires_at)
);
create unique index one_customer_a_compartment on lockers.reservation (compartment_id) where state <> 'ENDED';
create unique index one_drop_off_a_member on lockers.reservation (member_id, site_id) where state in ('AWAITED', 'DECLARED');
create index on lockers.reservation (operator_id, member_id) where state <> 'ENDED';
create index on lockers.reservation (operator_id, compartment_id, made_at);
call shared.tenant_table('lockers.reservation');

-- What a lock opens by. The digits are sealed while they are of use and erased then; the digest stays for thirty days, in which the
-- same digits are not given again at that bank.
create table lockers.code (
    id             uuid primary key,
    operator_id    uuid not null default shared.current_operator(),
    bank_id        uuid not null,
    compartment_id uuid not null,
    digest         bytea not null check (length(digest) = 32),
    digits_sealed  bytea,
    state          text not null check (state in ('PROPOSED', 'SET', 'USED', 'EXPIRED', 'WITHDRAWN')),
    proposed_at    timestamptz not null,
    set_at         timestamptz,
    kept_until     timestamptz not null default 'infinity',
    foreign key (operator_id, compartment_id, bank_id) references lockers.compartment (operator_id, id, bank_id),
    unique (operator_id, id),
    check ((state in ('PROPOSED', 'SET')) = (digits_sealed is not null)),
    check ((state in ('PROPOSED', 'SET')) = (kept_until = 'infinity')),
    check (state <> 'SET' or set_at is not null),
    constraint never_twice_within_thirty_days
        exclude using gist (bank_id with =, digest with =, tstzrange(proposed_at, kept_until) with &&)
);
create unique index one_code_a_compartment on lockers.code (compartment_id) where state in ('PROPOSED', 'SET');
call shared.tenant_table('lockers.code');

-- A piece lies where it is reserved for whose it is; nothing of ours stays behind in a compartment that is given on. Checked when the
-- transaction commits, from both sides.
create function lockers.require_reserved() returns trigger language plpgsql set search_path = '' as $$
begin
    if exists (
            select from custody.item i
              join orders.customer_order o on o.operator_id = i.operator_id and o.id = i.order_id
             where i.id = new.item_id and i.holder_ref is not null and not i.missing and not i.lost
               and not exists (select from lockers.reservation r
                                where r.operator_id = i.operator_id and r.compartment_id = i.holder_ref
                                  and r.member_id = o.member_id and r.state = 'LOADED')) then
        raise exception 'piece % lies in a compartment that is not its member''s', new.item_id
            using errcode = 'restrict_violation';
    end if;
    return null;
end $$;
create constraint trigger require_reserved
    after insert on custody.custody_event deferrable initially deferred
    for each row execute function lockers.require_reserved();

create function lockers.require_empty() returns trigger language plpgsql set search_path = '' as $$
begin
    if exists (select from custody.item i
                where i.operator_id = new.operator_id and i.holder_ref = new.compartment_id and not i.missing and not i.lost)
       and not exists (select from lockers.reservation r
                        where r.compartment_id = new.compartment_id and r.state = 'LOADED') then
        raise exception 'compartment % still holds pieces', new.compartment_id using errcode = 'restrict_violation';
    end if;
    return null;
end $$;
create constraint trigger require_empty
    after update of state on lockers.reservation deferrable initially deferred
    for each row when (new.state = 'ENDED') execute function lockers.require_empty();

-- Read by other modules: which compartment waits for whom, for the letter that says so.
create view lockers.reservation_v with (security_invoker = true) as
    select r.id, r.site_id, r.member_id, r.state, r.expires_at, r.version, b.name as bank, c.label as compartment
      from lockers.reservation r
      join lockers.bank b on b.operator_id = r.operator_id and b.id = r.bank_id
      join lockers.compartment c on c.operator_id = r.operator_id and c.id = r.compartment_id;
