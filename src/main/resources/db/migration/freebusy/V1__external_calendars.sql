-- The calendars that people keep elsewhere, and when they are busy by them. Whose they are, the module knows that has its key.

create table freebusy.external_calendar (
    owner_id      uuid primary key,
    operator_id   uuid not null default shared.current_operator(),
    -- Whoever knows it can read the calendar too: it is shown to nobody.
    address       text not null check (address ~ '^https://' and length(address) <= 1000),
    -- By which clock whole days, and hours without a zone, are meant.
    zone          text not null,
    next_at       timestamptz not null,
    read_at       timestamptz,
    failure       text check (failure in ('UNKNOWN_HOST', 'UNREACHABLE', 'DENIED', 'TOO_LARGE', 'NOT_A_CALENDAR')),
    failing_since timestamptz,
    unread        integer not null default 0 check (unread >= 0),
    version       integer not null default 0,
    unique (operator_id, owner_id),
    check ((failure is null) = (failing_since is null))
);
create index on freebusy.external_calendar (operator_id, next_at);
call shared.tenant_table('freebusy.external_calendar');

create table freebusy.busy_time (
    owner_id    uuid not null,
    operator_id uuid not null default shared.current_operator(),
    starts_at   timestamptz not null,
    ends_at     timestamptz not null,
    primary key (owner_id, starts_at),
    foreign key (operator_id, owner_id) references freebusy.external_calendar (operator_id, owner_id),
    check (starts_at < ends_at),
    constraint busy_times_do_not_overlap exclude using gist (owner_id with =, tstzrange(starts_at, ends_at) with &&)
);
call shared.tenant_table('freebusy.busy_time');
