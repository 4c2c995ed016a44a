-- Secret addresses at which somebody's own calendar reads their appointments. Whoever has the address reads them, so only its hash
-- is kept, it can be stopped, and it leads nowhere once the right that it was made under is gone.
create table calendars.address (
    id              uuid primary key,
    operator_id     uuid not null default shared.current_operator(),
    hash            bytea not null unique check (length(hash) = 32),
    account_id      uuid not null,
    grant_id        uuid not null,
    -- Whose appointments, where the right is that of a partner, for whom several may receive.
    practitioner_id uuid,
    made_at         timestamptz not null,
    revoked_at      timestamptz,
    last_read_at    timestamptz,
    foreign key (operator_id, practitioner_id) references bookings.practitioner (operator_id, id),
    unique (operator_id, id)
);
create index on calendars.address (operator_id, grant_id);
call shared.tenant_table('calendars.address');
