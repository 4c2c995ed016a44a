-- Banks whose doors are opened by a controller over the network. What was asked for, that a lock was released and that a door was seen
-- open are three facts; what a controller reports is taken once, in order, whoever repeats it.

alter table lockers.bank drop constraint bank_profile_check;
alter table lockers.bank
    add constraint bank_profile_check check (profile in ('MECHANICAL', 'KEYPAD', 'CONNECTED'));

-- What opens the doors of a bank: known by its credential, of which only the hash is kept, given for a token that serves once.
create table lockers.controller (
    bank_id         uuid primary key,
    operator_id     uuid not null default shared.current_operator(),
    enrolment_hash  bytea check (length(enrolment_hash) = 32),
    enrolment_until timestamptz,
    credential_hash bytea check (length(credential_hash) = 32),
    enrolled_at     timestamptz,
    heard_at        timestamptz,
    present         boolean not null default false,
    foreign key (operator_id, bank_id) references lockers.bank (operator_id, id),
    check ((enrolment_hash is null) = (enrolment_until is null)),
    check ((credential_hash is null) = (enrolled_at is null)),
    check (not present or heard_at is not null)
);
call shared.tenant_table('lockers.controller');

-- A door that was to open, or that stood open without anybody having asked.
create table lockers.opening (
    id             uuid primary key,
    operator_id    uuid not null default shared.current_operator(),
    bank_id        uuid not null,
    compartment_id uuid not null,
    why            text not null check (why in ('CODE', 'REOPENED', 'DESK', 'UNASKED')),
    -- By which code, and whose the compartment was; a code is forgotten before.
    code_id        uuid,
    reservation_id uuid,
    -- Which account at the desk, until it is forgotten.
    asked_by       uuid,
    requested_at   timestamptz,
    not_after      timestamptz,
    unlocked_at    timestamptz,
    opened_at      timestamptz,
    closed_at      timestamptz,
    jammed_at      timestamptz,
    refused_at     timestamptz,
    -- Somebody at the desk has seen to what was wrong.
    settled_at     timestamptz,
    foreign key (operator_id, compartment_id, bank_id) references lockers.compartment (operator_id, id, bank_id),
    foreign key (operator_id, reservation_id) references lockers.reservation (operator_id, id),
    unique (operator_id, id),
    check ((why = 'UNASKED') = (requested_at is null)),
    check ((requested_at is null) = (not_after is null)),
    check (not_after <= requested_at + interval '15 seconds'),
    check ((why in ('CODE', 'REOPENED')) = (code_id is not null and reservation_id is not null)),
    check (asked_by is null or why = 'DESK'),
    check (why <> 'UNASKED' or opened_at is not null),
    check (closed_at is null or opened_at is not null)
);
create index on lockers.opening (operator_id, compartment_id, opened_at);
-- Few doors stand open, of many that ever did.
create index on lockers.opening (operator_id, compartment_id) where opened_at is not null and closed_at is null;
create index on lockers.opening (operator_id, bank_id, requested_at);
create index on lockers.opening (operator_id, code_id);
call shared.tenant_table('lockers.opening');

-- What a controller reported. One that is repeated is the same: by its number within a boot.
create table lockers.controller_event (
    id          uuid primary key,
    operator_id uuid not null default shared.current_operator(),
    bank_id     uuid not null,
    boot        uuid not null,
    sequence    bigint not null check (sequence >= 1),
    what        text not null check (what in ('UNLOCKED', 'OPENED', 'CLOSED', 'JAMMED', 'REFUSED')),
    -- As it said them: a door that is not ours, an order that nobody gave.
    compartment text not null check (compartment ~ '^[A-Z0-9]{1,8}$'),
    opening_id  uuid,
    happened_at timestamptz not null,
    received_at timestamptz not null,
    foreign key (operator_id, bank_id) references lockers.bank (operator_id, id),
    constraint committed_once unique (bank_id, boot, sequence)
);
call shared.tenant_table('lockers.controller_event');
