-- Waiting lists: who waits for a place in something that is full, in which order, and to whom a place that came free is offered.
-- What the list is for, and how many places it has, its owner knows; whoever changes a list holds the owner's lock.

create table waiting.entry (
    id            uuid primary key,
    operator_id   uuid not null default shared.current_operator(),
    list_kind     text not null check (list_kind in ('SLOT', 'EVENT')),
    list_id       uuid not null,
    -- The order in which they came, whatever the clocks of two instances say.
    position      bigint generated always as identity,
    member_id     uuid not null,
    -- Who come together get all of their places or none.
    places        smallint not null check (places between 1 and 20),
    status        text not null check (status in ('WAITING', 'OFFERED', 'TAKEN', 'DECLINED', 'EXPIRED', 'LEFT', 'MISSED')),
    joined_at     timestamptz not null,
    -- The last moment at which a place that comes free still helps.
    waits_until   timestamptz not null,
    offered_at    timestamptz,
    offered_until timestamptz,
    ended_at      timestamptz,
    foreign key (operator_id, member_id) references organisations.member (operator_id, id),
    unique (operator_id, id),
    check ((offered_at is null) = (offered_until is null)),
    check (offered_until > offered_at and offered_until <= waits_until),
    check (case when status = 'WAITING' then offered_at is null
                when status in ('OFFERED', 'TAKEN', 'DECLINED', 'EXPIRED') then offered_at is not null
                else true end),
    check ((status in ('WAITING', 'OFFERED')) = (ended_at is null))
);
create unique index waits_once on waiting.entry (list_id, member_id) where status in ('WAITING', 'OFFERED');
create index on waiting.entry (list_id, position) where status in ('WAITING', 'OFFERED');
create index on waiting.entry (operator_id, waits_until) where status in ('WAITING', 'OFFERED');
create index on waiting.entry (operator_id, member_id);
call shared.tenant_table('waiting.entry');

-- For the owners of lists, who count free places: none is free for others while somebody waits.
create view waiting.entry_v with (security_invoker = true) as
select id, list_kind, list_id, position, member_id, places, status, status in ('WAITING', 'OFFERED') as open, offered_until
  from waiting.entry;
