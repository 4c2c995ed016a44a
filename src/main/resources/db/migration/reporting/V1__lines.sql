-- The ground of the figures: one row for each line that was ordered, in the days of the site where it was, with the
-- client organisation whose agent ordered it.
create view reporting.line_v with (security_invoker = true) as
    select r.id, r.order_id, r.member_id, m.organisation_id, r.site_id, r.channel, r.order_status, r.status, r.family,
           r.service_slug, r.service_name, r.partner_id, r.promised_first,
           r.quantity * r.unit_price_cents / (1 + r.vat_rate / 10000.0) as net_cents,
           (r.placed_at at time zone s.zone)::date as placed_on,
           (r.ready_at at time zone s.zone)::date as ready_on,
           (r.ended_at at time zone s.zone)::date as ended_on
      from orders.report_v r
      join organisations.member_v m on m.id = r.member_id
      join organisations.site_v s on s.id = r.site_id;

-- Desk sessions that were due at the sites an organisation shares, in the days of the site: on a public holiday none is, nor
-- after its weekly pattern has ended. One moved to another day counts once, where it was planned.
create view reporting.session_v with (security_invoker = true) as
    select d.id, o.organisation_id, d.site_id, d.status, d.cause, (d.starts_at at time zone s.zone)::date as day,
           d.moved_from is not null as moved_here
      from calendar.desk_session_v d
      join organisations.site_v s on s.id = d.site_id
      join organisations.site_organisation_v o
        on o.site_id = d.site_id
       and o.valid_from <= (d.starts_at at time zone s.zone)::date
       and (o.valid_until is null or o.valid_until >= (d.starts_at at time zone s.zone)::date)
     where d.cause is null or d.cause not in ('PUBLIC_HOLIDAY', 'NO_LONGER_PLANNED');
