-- What was asked for and delivered, service by service and month by month: what time a service spares is assumed by family, and
-- the employer reads which services are wanted most.

-- What was counted before knows no service. Emptied, the facts are counted anew from the orders the first time that somebody reads
-- figures, or within a minute, as they are where there were none; truncated, for their policy shows a migration no row to delete.
truncate reporting.line_fact, reporting.asked_fact, reporting.delivered_fact, reporting.active_fact;

create or replace view reporting.line_count_v with (security_invoker = true) as
    select r.id as line_id, r.order_id, m.organisation_id, r.site_id, r.member_id, r.family, r.partner_id,
           (r.placed_at at time zone s.zone)::date as asked_on,
           r.position = 1 and r.order_status <> 'CANCELLED' as is_order,
           r.status not in ('CANCELLED', 'WITHDRAWN') as is_kept,
           case when r.status = 'COLLECTED' then (r.ended_at at time zone s.zone)::date end as delivered_on,
           case when r.status = 'COLLECTED' then (r.ready_at at time zone s.zone)::date <= r.promised_first end as on_time,
           case when r.status = 'COLLECTED'
                then round(r.quantity * r.unit_price_cents * 10000.0 / (10000 + r.vat_rate))::bigint end as net_cents,
           r.service_id
      from orders.report_v r
      join organisations.member_v m on m.id = r.member_id
      join organisations.site_v s on s.id = r.site_id;

alter table reporting.line_fact add column service_id uuid not null;

-- A line counts in the month in which it was asked for, and again in the one in which it was delivered.
create table reporting.service_fact (
    operator_id     uuid not null default shared.current_operator(),
    organisation_id uuid not null,
    month           date not null check (extract(day from month) = 1),
    site_id         uuid not null,
    service_id      uuid not null,
    family          text not null,
    -- asked for in that month, and of these what was neither cancelled nor withdrawn
    lines           bigint not null check (lines >= 0),
    kept            bigint not null check (kept between 0 and lines),
    -- handed over in that month, whenever it was asked for
    delivered       bigint not null check (delivered >= 0),
    primary key (operator_id, organisation_id, month, site_id, service_id, family)
);
call shared.tenant_table('reporting.service_fact');
