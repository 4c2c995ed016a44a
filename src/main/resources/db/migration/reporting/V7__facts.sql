-- What figures are counted from: facts that follow the orders as they change, so that a report weighs the same whatever the
-- history weighs. They hold nothing that cannot be counted anew from the orders; Facts keeps them.

-- What one line counts as, by the rules of the definitions (domain.md 4.3). An order of several lines is counted by its first;
-- what a line comes to before tax is rounded to the cent before it is added up.
drop view reporting.line_v;
create view reporting.line_count_v with (security_invoker = true) as
    select r.id as line_id, r.order_id, m.organisation_id, r.site_id, r.member_id, r.family, r.partner_id,
           (r.placed_at at time zone s.zone)::date as asked_on,
           r.position = 1 and r.order_status <> 'CANCELLED' as is_order,
           r.status not in ('CANCELLED', 'WITHDRAWN') as is_kept,
           case when r.status = 'COLLECTED' then (r.ended_at at time zone s.zone)::date end as delivered_on,
           case when r.status = 'COLLECTED' then (r.ready_at at time zone s.zone)::date <= r.promised_first end as on_time,
           case when r.status = 'COLLECTED'
                then round(r.quantity * r.unit_price_cents * 10000.0 / (10000 + r.vat_rate))::bigint end as net_cents
      from orders.report_v r
      join organisations.member_v m on m.id = r.member_id
      join organisations.site_v s on s.id = r.site_id;

-- One row for each line, as it was last counted.
create table reporting.line_fact (
    operator_id     uuid not null default shared.current_operator(),
    order_id        uuid not null,
    line_id         uuid not null,
    organisation_id uuid not null,
    site_id         uuid not null,
    member_id       uuid not null,
    family          text not null,
    partner_id      uuid not null,
    asked_on        date not null,
    is_order        boolean not null,
    is_kept         boolean not null,
    delivered_on    date,
    -- null where nothing was promised
    on_time         boolean,
    net_cents       bigint,
    primary key (operator_id, order_id, line_id)
);
call shared.tenant_table('reporting.line_fact');

-- What was asked for, by the day of the site.
create table reporting.asked_fact (
    operator_id     uuid not null default shared.current_operator(),
    organisation_id uuid not null,
    asked_on        date not null,
    site_id         uuid not null,
    family          text not null,
    lines           bigint not null check (lines >= 0),
    kept            bigint not null check (kept between 0 and lines),
    primary key (operator_id, organisation_id, asked_on, site_id, family)
);
call shared.tenant_table('reporting.asked_fact');

-- What was delivered and by whom, by the day of the site.
create table reporting.delivered_fact (
    operator_id     uuid not null default shared.current_operator(),
    organisation_id uuid not null,
    delivered_on    date not null,
    site_id         uuid not null,
    partner_id      uuid not null,
    lines           bigint not null check (lines >= 0),
    promised        bigint not null check (promised between 0 and lines),
    on_time         bigint not null check (on_time between 0 and promised),
    net_cents       bigint not null,
    primary key (operator_id, organisation_id, delivered_on, site_id, partner_id)
);
call shared.tenant_table('reporting.delivered_fact');

-- Who ordered in which month, and how many orders that were not cancelled.
create table reporting.active_fact (
    operator_id     uuid not null default shared.current_operator(),
    organisation_id uuid not null,
    month           date not null check (extract(day from month) = 1),
    site_id         uuid not null,
    member_id       uuid not null,
    orders          bigint not null check (orders >= 0),
    primary key (operator_id, organisation_id, month, site_id, member_id)
);
call shared.tenant_table('reporting.active_fact');
