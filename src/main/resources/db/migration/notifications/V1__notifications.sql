-- What we tell people by e-mail: written in the transaction that learned of it, sent after commit, kept as a delivery log.
-- One event is told to one reader once: event_key. A message whose sending was cut off is UNKNOWN rather than sent twice.

create table notifications.message (
    operator_id     uuid not null default shared.current_operator(),
    id              uuid primary key,
    event_key       text not null check (length(event_key) between 1 and 200),
    kind            text not null check (kind in (
                        'ORDER_CONFIRMED', 'PROPOSAL_MADE', 'PROMISE_MOVED', 'LINE_READY', 'LINE_COLLECTED', 'LINE_DROPPED',
                        'WITHDRAWAL_RECEIVED', 'SESSION_CANCELLED', 'JOB_GIVEN', 'PROPOSAL_ANSWERED', 'JOB_TAKEN_BACK',
                        'PASSWORD_RESET', 'INVITATION')),
    recipient_kind  text not null check (recipient_kind in ('MEMBER', 'PARTNER', 'ACCOUNT')),
    recipient_id    uuid not null,
    address         text not null check (length(address) between 3 and 254),
    locale          text not null check (locale in ('fr', 'en')),
    subject         text not null check (length(subject) between 1 and 200),
    -- emptied once sent where they hold a secret, and for all after a while
    body_text       text,
    body_html       text,
    status          text not null default 'WAITING',
    attempts        smallint not null default 0 check (attempts >= 0),
    attempts_left   smallint not null check (attempts_left >= 0),
    next_attempt_at timestamptz,
    lease_until     timestamptz,
    problem         text check (problem in ('NO_CONNECTION', 'SIGN_IN_REFUSED', 'REFUSED_FOR_NOW', 'ADDRESS_REFUSED',
                                            'MESSAGE_REFUSED', 'NOT_AN_ADDRESS', 'INTERRUPTED')),
    reply_code      smallint check (reply_code between 200 and 599),
    created_at      timestamptz not null,
    sent_at         timestamptz,
    unique (operator_id, event_key),
    check ((body_text is null) = (body_html is null)),
    constraint state_is_complete check (
        case status
            when 'WAITING' then next_attempt_at is not null and lease_until is null and body_text is not null
            when 'SENDING' then lease_until is not null and body_text is not null
            when 'SENT'    then sent_at is not null and lease_until is null
            when 'FAILED'  then problem is not null and lease_until is null
            when 'UNKNOWN' then problem is not null and lease_until is null
            else false end)
);
call shared.tenant_table('notifications.message');
create index message_due on notifications.message (operator_id, next_attempt_at) where status = 'WAITING';
create index message_in_hand on notifications.message (operator_id, lease_until) where status = 'SENDING';
create index message_newest on notifications.message (operator_id, id desc);
create index message_troubled on notifications.message (operator_id, status, id desc) where status in ('FAILED', 'UNKNOWN');

-- What a member would rather not be told. Only courtesies can be switched off; a row exists once they have chosen.
create table notifications.preference (
    operator_id uuid not null default shared.current_operator(),
    member_id   uuid not null,
    courtesies  boolean not null,
    changed_at  timestamptz not null,
    primary key (operator_id, member_id),
    foreign key (operator_id, member_id) references organisations.member (operator_id, id)
);
call shared.tenant_table('notifications.preference');
