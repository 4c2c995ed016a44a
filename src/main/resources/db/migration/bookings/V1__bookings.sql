-- Appointments: who receives when and where, and who has taken which hour. What can be booked follows from the hours of a
-- schedule and is not stored; a slot is a row once somebody has taken it, or once the practitioner keeps it for themselves.
-- That nobody is in two places at once, and that nobody comes too many, is held by constraints.

create table bookings.practitioner (
    id          uuid primary key,
    operator_id uuid not null default shared.current_operator(),
    partner_id  uuid not null,
    name        text not null check (length(trim(name)) between 1 and 80),
    active      boolean not null default true,
    version     integer not null default 0,
    foreign key (operator_id, partner_id) references partners.partner (operator_id, id),
    unique (operator_id, id)
);
create index on bookings.practitioner (operator_id, partner_id);
call shared.tenant_table('bookings.practitioner');

create table bookings.schedule (
    id              uuid primary key,
    operator_id     uuid not null default shared.current_operator(),
    practitioner_id uuid not null,
    site_id         uuid not null,
    service_id      uuid not null,
    minutes         smallint not null check (minutes between 5 and 480),
    minutes_before  smallint not null check (minutes_before between 0 and 120),
    minutes_after   smallint not null check (minutes_after between 0 and 120),
    capacity        smallint not null check (capacity between 1 and 100),
    notice_hours    smallint not null check (notice_hours between 0 and 720),
    horizon_days    smallint not null check (horizon_days between 1 and 365),
    cancel_hours    smallint not null check (cancel_hours between 0 and 720),
    room            text check (length(trim(room)) between 1 and 80),
    open            boolean not null default true,
    version         integer not null default 0,
    foreign key (operator_id, practitioner_id) references bookings.practitioner (operator_id, id),
    foreign key (operator_id, site_id) references organisations.site (operator_id, id),
    foreign key (operator_id, service_id) references catalogue.service (operator_id, id),
    unique (operator_id, id),
    constraint one_schedule_each unique (operator_id, practitioner_id, site_id, service_id)
);
create index on bookings.schedule (operator_id, site_id);
call shared.tenant_table('bookings.schedule');

create table bookings.weekly_hours (
    id          uuid primary key,
    operator_id uuid not null default shared.current_operator(),
    schedule_id uuid not null,
    weekday     smallint not null check (weekday between 1 and 7),
    starts_at   time not null,
    ends_at     time not null,
    valid_from  date not null,
    valid_until date,
    -- Empty when the hours were ended before they began.
    period      daterange not null generated always as (
                    case when valid_until < valid_from then 'empty'::daterange
                         else daterange(valid_from, valid_until, '[]') end) stored,
    minutes     int4range not null generated always as (int4range(
                    (extract(hour from starts_at) * 60 + extract(minute from starts_at))::integer,
                    (extract(hour from ends_at) * 60 + extract(minute from ends_at))::integer)) stored,
    foreign key (operator_id, schedule_id) references bookings.schedule (operator_id, id),
    check (starts_at < ends_at),
    constraint weekly_hours_do_not_overlap
        exclude using gist (schedule_id with =, weekday with =, minutes with &&, period with &&)
);
call shared.tenant_table('bookings.weekly_hours');

-- A day that differs from its week: each of its hours in a row; one row without hours for a day off.
create table bookings.special_hours (
    id          uuid primary key,
    operator_id uuid not null default shared.current_operator(),
    schedule_id uuid not null,
    day         date not null,
    starts_at   time,
    ends_at     time,
    minutes     int4range not null generated always as (
                    case when starts_at is null then int4range(0, 1440)
                         else int4range((extract(hour from starts_at) * 60 + extract(minute from starts_at))::integer,
                                        (extract(hour from ends_at) * 60 + extract(minute from ends_at))::integer) end) stored,
    foreign key (operator_id, schedule_id) references bookings.schedule (operator_id, id),
    check ((starts_at is null) = (ends_at is null)),
    check (starts_at < ends_at),
    constraint special_hours_do_not_overlap
        exclude using gist (schedule_id with =, day with =, minutes with &&)
);
call shared.tenant_table('bookings.special_hours');

-- A time of a practitioner that is taken: by members (with its schedule), or by themselves (without).
create table bookings.slot (
    id              uuid primary key,
    operator_id     uuid not null default shared.current_operator(),
    practitioner_id uuid not null,
    schedule_id     uuid,
    site_id         uuid,
    room            text,
    starts_at       timestamptz not null,
    ends_at         timestamptz not null,
    -- With what the practitioner needs before and after it.
    busy_from       timestamptz not null,
    busy_until      timestamptz not null,
    -- As it was promised: where the law changes the clock, the hour on the wall holds.
    zone            text,
    wall_clock      timestamp,
    capacity        smallint not null check (capacity between 0 and 100),
    -- A slot that everybody has given back is empty: it keeps nobody from that time, and is never taken again. Whoever takes the
    -- hour anew takes it on the terms of that day.
    empty           boolean not null default false,
    foreign key (operator_id, practitioner_id) references bookings.practitioner (operator_id, id),
    foreign key (operator_id, schedule_id) references bookings.schedule (operator_id, id),
    foreign key (operator_id, site_id) references organisations.site (operator_id, id),
    unique (operator_id, id),
    unique (operator_id, id, capacity),
    check (starts_at < ends_at and busy_from <= starts_at and busy_until >= ends_at),
    check ((schedule_id is null) = (capacity = 0)),
    check ((schedule_id is null) = (site_id is null)),
    check ((schedule_id is null) = (zone is null)),
    check ((schedule_id is null) = (wall_clock is null)),
    constraint practitioner_is_in_one_place
        exclude using gist (practitioner_id with =, tstzrange(busy_from, busy_until) with &&) where (not empty),
    constraint room_receives_once
        exclude using gist (site_id with =, room with =, tstzrange(starts_at, ends_at) with &&)
        where (not empty and room is not null)
);
create unique index one_slot_at_a_time on bookings.slot (schedule_id, starts_at) where not empty;
create index on bookings.slot (operator_id, practitioner_id, starts_at) where not empty;
call shared.tenant_table('bookings.slot');

create table bookings.booking (
    id           uuid primary key,
    operator_id  uuid not null default shared.current_operator(),
    slot_id      uuid not null,
    capacity     smallint not null,
    seat         smallint not null check (seat between 1 and capacity),
    member_id    uuid not null,
    starts_at    timestamptz not null,
    ends_at      timestamptz not null,
    order_id     uuid not null,
    line_id      uuid not null,
    status       text not null check (status in ('BOOKED', 'ATTENDED', 'ABSENT', 'EXCUSED', 'CANCELLED')),
    booked_at    timestamptz not null,
    changed_at   timestamptz not null,
    -- How many times its hour or its place has changed: calendars ask for it.
    sequence     integer not null default 0,
    version      integer not null default 0,
    foreign key (operator_id, slot_id, capacity) references bookings.slot (operator_id, id, capacity) on update cascade,
    foreign key (operator_id, member_id) references organisations.member (operator_id, id),
    foreign key (operator_id, line_id) references orders.order_line (operator_id, id),
    unique (operator_id, id),
    constraint one_booking_a_line unique (line_id),
    constraint member_is_in_one_place
        exclude using gist (member_id with =, tstzrange(starts_at, ends_at) with &&) where (status <> 'CANCELLED')
);
create unique index a_seat_is_taken_once on bookings.booking (slot_id, seat) where status <> 'CANCELLED';
create index on bookings.booking (operator_id, member_id, starts_at);
call shared.tenant_table('bookings.booking');

-- For the report and for whoever reads in bulk: when the line of an order takes place, and how it ended.
create view bookings.booking_v with (security_invoker = true) as
select b.id, b.line_id, b.order_id, b.member_id, b.starts_at, b.ends_at, b.status, s.schedule_id, s.site_id, s.practitioner_id
  from bookings.booking b
  join bookings.slot s on s.operator_id = b.operator_id and s.id = b.slot_id;
