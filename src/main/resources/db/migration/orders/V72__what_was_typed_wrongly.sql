-- An order of the past that was typed wrongly is taken back: it never was, so it counts nowhere, not even as asked for, and the same
-- line may be typed again.
alter table orders.typed_late
    add column removed_at timestamptz,
    add column removed_by uuid,
    add constraint whoever_removes_is_known check ((removed_at is null) = (removed_by is null));

create or replace view orders.report_v with (security_invoker = true) as
    select l.id, l.order_id, o.member_id, l.site_id, o.channel, o.placed_at, o.status as order_status, l.status, l.family,
           l.service_slug, l.service_name, l.quantity, l.unit_price_cents, l.vat_rate,
           coalesce(l.job_partner_id, l.partner_id) as partner_id, l.promised_first, l.ended_at,
           coalesce((select min(h.at) from orders.history h
                      where h.order_id = l.order_id and h.line_id = l.id and h.what = 'RETURNED'),
                    case when l.status = 'COLLECTED' then l.ended_at end) as ready_at,
           l.position, l.service_id, o.organisation_id
      from orders.order_line l
      join orders.customer_order o on o.operator_id = l.operator_id and o.id = l.order_id
     where not exists (select from orders.typed_late t
                        where t.operator_id = o.operator_id and t.order_id = o.id and t.removed_at is not null);
