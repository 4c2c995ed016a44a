-- The backups that were made by night, and those that could not be: how old the last good one is must be known to whoever runs the
-- installation. No people in it.
create table shared.backup (
    id       uuid primary key default gen_random_uuid(),
    begun_at timestamptz not null,
    ended_at timestamptz not null default clock_timestamp(),
    file     text,
    rows     bigint,
    bytes    bigint,
    -- in one sentence why there is none
    failure  text,
    constraint made_or_failed check ((failure is null) = (file is not null and rows is not null and bytes is not null))
);
create index backup_by_time on shared.backup (begun_at desc);
call shared.append_only_table('shared.backup');
