-- What the frame keeps for every module: the answers to requests that may come twice, and who did what.

-- Kept for two days, then forgotten by a job.
create table web.idempotency (
    operator_id uuid not null default shared.current_operator(),
    account_id  uuid not null,
    key         text not null check (key ~ '^[!-~]{1,255}$'),
    method      text not null,
    path        text not null,
    body_hash   bytea not null,
    status      smallint not null,
    location    text,
    etag        text,
    body        text,
    created_at  timestamptz not null,
    primary key (operator_id, account_id, key)
);
call shared.tenant_table('web.idempotency');
-- Rows arrive in the order of their age: a summary per block is enough, and costs an order next to nothing.
create index idempotency_by_age on web.idempotency using brin (created_at);

-- Who did what to which thing, for an operator to look back on.
create table web.audit_event (
    id          uuid primary key,
    operator_id uuid not null default shared.current_operator(),
    at          timestamptz not null,
    actor       uuid,
    role        text,
    what        text not null,
    thing       text,
    detail      jsonb not null,
    request_id  text
);
call shared.tenant_table('web.audit_event');
call shared.append_only_table('web.audit_event');
create index audit_event_by_time on web.audit_event (operator_id, at desc);

-- The same for what concerns no operator: the administrator's deeds, attempts to sign in by nobody known.
create table web.installation_event (
    id          uuid primary key,
    at          timestamptz not null,
    actor       uuid,
    role        text,
    what        text not null,
    thing       text,
    detail      jsonb not null,
    request_id  text
);
call shared.reached_by_functions_only('web.installation_event');

create function web.record_installation_event(
        id uuid, at timestamptz, actor uuid, role text, what text, thing text, detail jsonb, request_id text)
    returns void
    language sql volatile security definer set search_path = ''
    as 'insert into web.installation_event values ($1, $2, $3, $4, $5, $6, $7, $8)';

-- Newest first, for the administrator.
create function web.installation_events(most integer)
    returns setof web.installation_event
    language sql stable security definer set search_path = ''
    as 'select * from web.installation_event order by at desc, id desc limit least(most, 500)';
