-- What people ask about their data, each with the month that the law gives for an answer; and whom we have told that they will be
-- forgotten. Whoever asked is known by their member's key: once erased it leads to nobody, and the request stays as a proof.

create table privacy.request (
    operator_id       uuid not null default shared.current_operator(),
    id                uuid primary key,
    member_id         uuid not null,
    kind              text not null check (kind in ('ERASURE', 'RECTIFICATION', 'OBJECTION', 'ACCESS')),
    words             text not null check (length(words) <= 1000),
    asked_at          timestamptz not null,
    -- by themselves, or by the manager for somebody who wrote, called or came
    asked_by          uuid not null,
    in_their_name     boolean not null,
    due_on            date not null,
    prolonged_until   date,
    prolonged_because text check (length(trim(prolonged_because)) between 1 and 500),
    status            text not null default 'OPEN',
    settled_at        timestamptz,
    settled_by        uuid,
    answer            text check (length(trim(answer)) between 1 and 1000),
    version           integer not null default 0,
    foreign key (operator_id, member_id) references organisations.member (operator_id, id),
    constraint prolonged_with_a_reason check (
        (prolonged_until is null) = (prolonged_because is null)
        and prolonged_until > due_on and prolonged_until <= due_on + interval '2 months'),
    constraint state_is_complete check (
        case status when 'OPEN'      then num_nonnulls(settled_at, settled_by, answer) = 0
                    when 'WITHDRAWN' then settled_at is not null and settled_by is not null and answer is null
                    when 'DONE'      then settled_at is not null and settled_by is not null
                    when 'REFUSED'   then settled_at is not null and settled_by is not null and answer is not null
                    else false end)
);
call shared.tenant_table('privacy.request');
create unique index one_open_request_of_a_kind on privacy.request (operator_id, member_id, kind) where status = 'OPEN';
create index request_open on privacy.request (operator_id, due_on) where status = 'OPEN';
create index request_of_member on privacy.request (operator_id, member_id, asked_at desc);

-- Told that they will be forgotten on that day unless they come by. Whoever does is not told any more.
create table privacy.farewell (
    operator_id uuid not null default shared.current_operator(),
    member_id   uuid not null,
    told_at     timestamptz not null,
    erases_on   date not null,
    primary key (operator_id, member_id),
    foreign key (operator_id, member_id) references organisations.member (operator_id, id)
);
call shared.tenant_table('privacy.farewell');
