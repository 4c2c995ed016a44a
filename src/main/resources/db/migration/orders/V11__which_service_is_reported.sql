-- Which service a line asks for, by its key: its name in an order stays as it was on that day, and may be another's later.
create or replace view orders.report_v with (security_invoker = true) as
    select l.id, l.order_id, o.member_id, l.site_id, o.channel, o.placed_at, o.status as order_status, l.status, l.family,
           l.service_slug, l.service_name, l.quantity, l.unit_price_cents, l.vat_rate,
           coalesce(l.job_partner_id, l.partner_id) as partner_id, l.promised_first, l.ended_at,
           coalesce((select min(h.at) from orders.history h
                      where h.order_id = l.order_id and h.line_id = l.id and h.what = 'RETURNED'),
                    case when l.status = 'COLLECTED' then l.ended_at end) as ready_at,
           l.position, l.service_id
      from orders.order_line l
      join orders.customer_order o on o.operator_id = l.operator_id and o.id = l.order_id;
