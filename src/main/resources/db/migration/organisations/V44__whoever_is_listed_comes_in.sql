-- Somebody writes down their address and asks to come in: on which lists it stands is looked up by the address alone.
create index member_by_address on organisations.member (operator_id, email) where email is not null;

-- All people on the list of an organisation are invited at once: hundreds of letters, a few a minute, so that no mail server takes
-- us for somebody who sends to everybody. Whom it is about is written down first; a start after a stop goes on where it was.

create table organisations.invitation_round (
    id              uuid primary key,
    operator_id     uuid not null default shared.current_operator(),
    organisation_id uuid not null,
    begun_at        timestamptz not null,
    begun_by        uuid not null,
    people          integer not null check (people > 0),
    ended_at        timestamptz,
    -- null where the last of them was written to
    stopped_by      uuid,
    foreign key (operator_id, organisation_id) references organisations.organisation (operator_id, id),
    unique (operator_id, id),
    constraint who_stops_it_ends_it check (stopped_by is null or ended_at is not null)
);
create unique index one_round_at_a_time on organisations.invitation_round (organisation_id) where ended_at is null;
create index on organisations.invitation_round (organisation_id, begun_at);
call shared.tenant_table('organisations.invitation_round');

-- Each of them, in turn.
create table organisations.invitation_round_member (
    operator_id uuid not null default shared.current_operator(),
    round_id    uuid not null,
    member_id   uuid not null,
    position    integer not null,
    settled_at  timestamptz,
    outcome     text check (outcome in ('INVITED', 'NOT_NEEDED', 'FAILED')),
    primary key (round_id, member_id),
    foreign key (operator_id, round_id) references organisations.invitation_round (operator_id, id),
    foreign key (operator_id, member_id) references organisations.member (operator_id, id) on delete cascade,
    constraint settled_as_a_whole check (num_nonnulls(settled_at, outcome) in (0, 2))
);
create index invitation_in_turn on organisations.invitation_round_member (round_id, position) where settled_at is null;
create index on organisations.invitation_round_member (member_id);
call shared.tenant_table('organisations.invitation_round_member');
