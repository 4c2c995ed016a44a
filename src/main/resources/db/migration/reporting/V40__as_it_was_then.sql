-- What a past figure reads was true then: the organisation that an order was placed for, and the clock by which its site lived.

-- Emptied, the facts are counted anew from the orders the first time that somebody reads figures, or within a minute; truncated, for
-- their policy shows a migration no row to delete.
truncate reporting.line_fact, reporting.asked_fact, reporting.delivered_fact, reporting.active_fact, reporting.service_fact;

create or replace view reporting.line_count_v with (security_invoker = true) as
    select r.id as line_id, r.order_id, r.organisation_id, r.site_id, r.member_id, r.family, r.partner_id,
           (r.placed_at at time zone s.zone)::date as asked_on,
           r.position = 1 and r.order_status <> 'CANCELLED' as is_order,
           r.status not in ('CANCELLED', 'WITHDRAWN') as is_kept,
           case when r.status = 'COLLECTED' then (r.ended_at at time zone s.zone)::date end as delivered_on,
           case when r.status = 'COLLECTED' then (r.ready_at at time zone s.zone)::date <= r.promised_first end as on_time,
           case when r.status = 'COLLECTED'
                then round(r.quantity * r.unit_price_cents * 10000.0 / (10000 + r.vat_rate))::bigint end as net_cents,
           r.service_id
      from orders.report_v r
      join organisations.site_then_v s on s.site_id = r.site_id and s.since <= r.placed_at and s.until > r.placed_at;

create or replace view reporting.session_v with (security_invoker = true) as
    select d.id, o.organisation_id, d.site_id, d.status, d.cause, (d.starts_at at time zone s.zone)::date as day,
           d.moved_from is not null as moved_here
      from calendar.desk_session_v d
      join organisations.site_then_v s on s.site_id = d.site_id and s.since <= d.starts_at and s.until > d.starts_at
      join organisations.site_organisation_v o
        on o.site_id = d.site_id
       and o.valid_from <= (d.starts_at at time zone s.zone)::date
       and (o.valid_until is null or o.valid_until >= (d.starts_at at time zone s.zone)::date)
     where d.cause is null or d.cause not in ('PUBLIC_HOLIDAY', 'NO_LONGER_PLANNED');
