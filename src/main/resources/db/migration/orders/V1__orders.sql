-- Orders gather lines; a line moves. One set of columns per state, and a check that keeps them honest: the sealed type
-- LineState, repeated where nothing can bypass it. History and promises are only ever added to.

create table orders.customer_order (
    operator_id      uuid not null default shared.current_operator(),
    id               uuid primary key,
    number           text not null check (number ~ '^[2-9A-HJKMNP-Z]{6}$'),
    pickup_code      text not null check (pickup_code ~ '^[2-9A-HJKMNP-Z]{6}$'),
    site_id          uuid not null,
    member_id        uuid not null,
    channel          text not null check (channel in ('DESK', 'PHONE', 'EMAIL', 'LOCKER', 'ONLINE')),
    placed_by        uuid not null,
    placed_at        timestamptz not null,
    withdrawal_until timestamptz,
    terms_version    text not null,
    status           text not null
        check (status in ('REQUESTED', 'CONFIRMED', 'IN_PROGRESS', 'READY', 'COLLECTED', 'CANCELLED')),
    version          integer not null default 0,
    unique (operator_id, id),
    unique (operator_id, number),
    foreign key (operator_id, site_id) references organisations.site (operator_id, id),
    foreign key (operator_id, member_id) references organisations.member (operator_id, id),
    constraint distance_orders_can_be_withdrawn
        check ((channel in ('ONLINE', 'PHONE', 'EMAIL')) = (withdrawal_until is not null))
);
call shared.tenant_table('orders.customer_order');
create index on orders.customer_order (operator_id, member_id, id desc);
create index on orders.customer_order (operator_id, site_id, id desc);
create index on orders.customer_order (operator_id, site_id, status, id desc);

create table orders.order_line (
    operator_id          uuid not null default shared.current_operator(),
    id                   uuid primary key,
    order_id             uuid not null,
    -- the order's own, repeated so that the desk finds what is open at a site without going through all of it
    site_id              uuid not null,
    position             smallint not null check (position between 1 and 20),
    -- what was ordered, as the catalogue said it then
    service_id           uuid not null,
    service_slug         text not null,
    service_name         text not null,
    family               text not null,
    shape                text not null check (shape in ('ENTRUSTED', 'GOODS', 'APPOINTMENT', 'REQUEST')),
    price_kind           text not null check (price_kind in ('FIXED', 'FROM', 'ON_QUOTE')),
    vat_code             text not null,
    vat_rate             integer not null check (vat_rate between 0 and 10000),
    vat_mention          text not null,
    options              text[] not null default '{}',
    partner_id           uuid not null,
    lead_days            smallint not null check (lead_days between 0 and 365),
    quantity             smallint not null check (quantity between 1 and 99),
    note                 text check (length(note) <= 500),
    unit_price_cents     bigint check (unit_price_cents >= 0),
    -- the promise, now; its history is in orders.promise
    promised_first       date,
    promised_now         date,
    promise_version      smallint not null default 0,
    -- where it stands
    status               text not null,
    job_id               uuid,
    job_partner_id       uuid,
    job_due_on           date,
    started              boolean not null default false,
    place                text,
    reason               text check (length(reason) <= 500),
    ended_at             timestamptz,
    collected_by         text check (length(collected_by) <= 100),
    proposed_price_cents bigint check (proposed_price_cents >= 0),
    proposed_for         date,
    unique (operator_id, id),
    unique (order_id, position),
    foreign key (operator_id, order_id) references orders.customer_order (operator_id, id),
    foreign key (operator_id, service_id) references catalogue.service (operator_id, id),
    foreign key (operator_id, partner_id) references partners.partner (operator_id, id),
    constraint promise_is_complete check (
        (promise_version = 0 and promised_first is null and promised_now is null)
        or (promise_version > 0 and promised_first is not null and promised_now is not null)),
    constraint price_is_frozen_once_agreed check (
        unit_price_cents is not null
        or status not in ('CONFIRMED', 'ACCEPTED', 'COMPLETED', 'READY', 'COLLECTED')),
    constraint state_is_complete check (
        case status
            when 'REQUESTED'          then job_id is null
            when 'CONFIRMED'          then job_id is null
            when 'DEPOSITED'          then place is not null and shape = 'ENTRUSTED'
            when 'WITH_PARTNER'       then job_id is not null and job_partner_id is not null
            when 'PROPOSED'           then job_id is not null and job_partner_id is not null and reason is not null
                                           and (proposed_price_cents is not null or proposed_for is not null)
            when 'ACCEPTED'           then job_id is not null and job_partner_id is not null
            when 'REFUSED'            then job_id is not null and job_partner_id is not null and reason is not null
            when 'COMPLETED'          then job_id is not null and job_partner_id is not null
            when 'READY'              then job_id is not null and job_partner_id is not null and place is not null
            when 'COLLECTED'          then job_id is not null and job_partner_id is not null and ended_at is not null
            when 'UNTREATED'          then reason is not null and shape = 'ENTRUSTED'
            when 'RETURNED_UNTREATED' then reason is not null and ended_at is not null
            when 'CANCELLED'          then reason is not null and ended_at is not null
            when 'WITHDRAWN'          then ended_at is not null
            else false end)
);
call shared.tenant_table('orders.order_line');
create index on orders.order_line (operator_id, order_id);
-- what is open, for the desk: few rows whatever the history weighs
create index on orders.order_line (operator_id, site_id, status, promised_now)
    where status not in ('COLLECTED', 'RETURNED_UNTREATED', 'CANCELLED', 'WITHDRAWN');

-- What was agreed stays agreed: the first promise, and what was ordered.
create function orders.keep_the_first_promise() returns trigger language plpgsql as $$
begin
    if old.promised_first is distinct from new.promised_first and old.promised_first is not null then
        raise exception 'the first promise of a line is kept for ever' using errcode = 'restrict_violation';
    end if;
    if (old.service_id, old.quantity, old.order_id, old.shape) is distinct from
       (new.service_id, new.quantity, new.order_id, new.shape) then
        raise exception 'what was ordered does not change' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger keep_the_first_promise before update on orders.order_line
    for each row execute function orders.keep_the_first_promise();

-- One line's work given to one partner. A refused job stays; the next partner gets a job of their own.
create table orders.job (
    operator_id uuid not null default shared.current_operator(),
    id          uuid primary key,
    order_id    uuid not null,
    line_id     uuid not null,
    partner_id  uuid not null,
    due_on      date,
    given_at    timestamptz not null,
    ended_at    timestamptz,
    outcome     text check (outcome in ('DONE', 'REFUSED', 'TAKEN_BACK')),
    unique (operator_id, id),
    foreign key (operator_id, line_id) references orders.order_line (operator_id, id),
    foreign key (operator_id, partner_id) references partners.partner (operator_id, id),
    check ((ended_at is null) = (outcome is null))
);
call shared.tenant_table('orders.job');
create unique index one_open_job_per_line on orders.job (line_id) where ended_at is null;
create index on orders.job (operator_id, partner_id, id desc);

-- Every promise made after the first, which stays on the line and is what punctuality is measured against.
create table orders.promise (
    operator_id  uuid not null default shared.current_operator(),
    line_id      uuid not null,
    version      smallint not null check (version >= 2),
    promised_for date not null,
    reason       text,
    made_at      timestamptz not null,
    primary key (line_id, version),
    foreign key (operator_id, line_id) references orders.order_line (operator_id, id)
);
call shared.tenant_table('orders.promise');
call shared.append_only_table('orders.promise');

-- What happened, for people to read.
create table orders.history (
    operator_id uuid not null default shared.current_operator(),
    id          uuid primary key,
    order_id    uuid not null,
    line_id     uuid,
    at          timestamptz not null,
    what        text not null,
    account_id  uuid,
    role        text,
    place       text,
    reason      text,
    day         date,
    cents       bigint,
    foreign key (operator_id, order_id) references orders.customer_order (operator_id, id)
);
call shared.tenant_table('orders.history');
call shared.append_only_table('orders.history');
create index on orders.history (operator_id, order_id, id);

-- A partner's key to one job without an account: only its hash is kept.
create table orders.job_link (
    operator_id uuid not null default shared.current_operator(),
    hash        bytea primary key check (length(hash) = 32),
    job_id      uuid not null,
    made_at     timestamptz not null,
    expires_at  timestamptz not null,
    revoked_at  timestamptz,
    foreign key (operator_id, job_id) references orders.job (operator_id, id)
);
call shared.tenant_table('orders.job_link');
create index on orders.job_link (operator_id, job_id);

-- Read by other modules.
create view orders.order_v with (security_invoker = true) as
    select id, number, site_id, member_id, channel, placed_at, status from orders.customer_order;

create view orders.line_v with (security_invoker = true) as
    select l.id, l.order_id, o.number, l.site_id, o.member_id, o.channel, o.placed_at, l.position,
           l.service_id, l.service_slug, l.service_name, l.family, l.shape, l.quantity, l.note, l.options,
           l.unit_price_cents, l.promised_first, l.promised_now, l.status, l.partner_id, l.job_id, l.job_partner_id,
           l.job_due_on, l.place, l.reason, l.ended_at
      from orders.order_line l
      join orders.customer_order o on o.operator_id = l.operator_id and o.id = l.order_id;

create view orders.job_v with (security_invoker = true) as
    select id, order_id, line_id, partner_id, due_on, given_at, ended_at, outcome from orders.job;
