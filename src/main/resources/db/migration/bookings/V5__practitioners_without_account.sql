-- Who receives without an account: a link that was sent to them, and of an evening the hours of the next day.

alter table bookings.practitioner
    add column email text check (length(email) <= 254 and email like '%_@_%'),
    -- When a link was last asked for: pressed twice, one is sent.
    add column link_asked_at timestamptz;

create table bookings.receiving_link (
    hash            bytea primary key check (length(hash) = 32),
    operator_id     uuid not null default shared.current_operator(),
    practitioner_id uuid not null,
    made_at         timestamptz not null,
    expires_at      timestamptz not null,
    revoked_at      timestamptz,
    last_opened_at  timestamptz,
    foreign key (operator_id, practitioner_id) references bookings.practitioner (operator_id, id),
    check (expires_at > made_at)
);
create index on bookings.receiving_link (operator_id, practitioner_id);
call shared.tenant_table('bookings.receiving_link');

-- Which hours of a day a practitioner has been told of: told again once they are others.
create table bookings.told_day (
    practitioner_id uuid not null,
    operator_id     uuid not null default shared.current_operator(),
    day             date not null,
    zone            text not null,
    hours           text not null,
    told_at         timestamptz not null,
    primary key (practitioner_id, day),
    foreign key (operator_id, practitioner_id) references bookings.practitioner (operator_id, id)
);
call shared.tenant_table('bookings.told_day');
