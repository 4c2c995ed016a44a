-- When a concierge is where. Weekly patterns and closures are what the manager says; desk sessions are what follows from
-- them for the next twelve months, one row each, so that a promise, a notice or a report can name a session. A session is
-- never deleted: what does not take place is cancelled with its cause.

create table calendar.weekly_pattern (
    id          uuid primary key,
    operator_id uuid not null default shared.current_operator(),
    site_id     uuid not null,
    weekday     smallint not null check (weekday between 1 and 7),
    starts_at   time not null,
    ends_at     time not null,
    valid_from  date not null,
    valid_until date,
    version     integer not null default 0,
    -- Empty when the pattern was ended before it began.
    period      daterange not null generated always as (
                    case when valid_until < valid_from then 'empty'::daterange
                         else daterange(valid_from, valid_until, '[]') end) stored,
    minutes     int4range not null generated always as (int4range(
                    (extract(hour from starts_at) * 60 + extract(minute from starts_at))::integer,
                    (extract(hour from ends_at) * 60 + extract(minute from ends_at))::integer)) stored,
    foreign key (operator_id, site_id) references organisations.site (operator_id, id),
    unique (operator_id, id),
    check (starts_at >= '05:00' and starts_at < ends_at),
    constraint patterns_do_not_overlap
        exclude using gist (site_id with =, weekday with =, minutes with &&, period with &&)
);
call shared.tenant_table('calendar.weekly_pattern');

-- Days on which a site, or every site (no site named), has no desk: bridge days, works, elections.
create table calendar.closure (
    id          uuid primary key,
    operator_id uuid not null default shared.current_operator(),
    site_id     uuid,
    first_day   date not null,
    last_day    date not null,
    reason      text not null check (length(trim(reason)) between 1 and 200),
    lifted_at   timestamptz,
    version     integer not null default 0,
    foreign key (operator_id, site_id) references organisations.site (operator_id, id),
    check (last_day between first_day and first_day + 366)
);
create index on calendar.closure (operator_id, last_day);
call shared.tenant_table('calendar.closure');

create table calendar.desk_session (
    id          uuid primary key,
    operator_id uuid not null default shared.current_operator(),
    site_id     uuid not null,
    starts_at   timestamptz not null,
    ends_at     timestamptz not null,
    status      text not null,
    cause       text check (cause in ('PUBLIC_HOLIDAY', 'CLOSURE', 'BY_CLIENT', 'BY_OPERATOR', 'CONCIERGE_ABSENT',
                                      'OTHER', 'MOVED', 'NO_LONGER_PLANNED')),
    note        text check (length(note) <= 500),
    held_at     timestamptz,
    held_by     uuid,
    -- The pattern and the day it follows from; neither for a session added by hand.
    pattern_id  uuid,
    pattern_day date,
    -- The cancelled session that this one replaces.
    moved_from  uuid,
    -- Since when a person's word stands above the pattern's; empty while the calendar may still change it by itself.
    changed_at  timestamptz,
    version     integer not null default 0,
    foreign key (operator_id, site_id) references organisations.site (operator_id, id),
    foreign key (operator_id, pattern_id) references calendar.weekly_pattern (operator_id, id),
    foreign key (operator_id, moved_from) references calendar.desk_session (operator_id, id),
    unique (operator_id, id),
    unique (pattern_id, pattern_day),
    unique (moved_from),
    check (starts_at < ends_at and ends_at <= starts_at + interval '24 hours'),
    check ((pattern_id is null) = (pattern_day is null)),
    check (pattern_id is not null or changed_at is not null),
    constraint state_is_complete check (
        case status when 'PLANNED'   then cause is null and held_at is null and held_by is null
                    when 'HELD'      then cause is null and held_at is not null and held_by is not null
                                       and changed_at is not null
                    when 'CANCELLED' then cause is not null and held_at is null and held_by is null
                    else false end),
    constraint sessions_do_not_overlap
        exclude using gist (site_id with =, tstzrange(starts_at, ends_at) with &&) where (status <> 'CANCELLED')
        -- A whole week moves at once when the clock of a site changes.
        deferrable initially immediate
);
create index on calendar.desk_session (site_id, ends_at) where status <> 'CANCELLED';
create index on calendar.desk_session (site_id, starts_at);
call shared.tenant_table('calendar.desk_session');

create view calendar.desk_session_v with (security_invoker = true) as
select id, site_id, starts_at, ends_at, status, cause, moved_from from calendar.desk_session;
