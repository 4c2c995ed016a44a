-- What mail to members and partners has to say, and the partner's way to the jobs that wait for them.

create or replace view orders.order_v with (security_invoker = true) as
    select id, number, site_id, member_id, channel, placed_at, status, pickup_code, withdrawal_until
      from orders.customer_order;

create or replace view orders.line_v with (security_invoker = true) as
    select l.id, l.order_id, o.number, l.site_id, o.member_id, o.channel, o.placed_at, l.position,
           l.service_id, l.service_slug, l.service_name, l.family, l.shape, l.quantity, l.note, l.options,
           l.unit_price_cents, l.promised_first, l.promised_now, l.status, l.partner_id, l.job_id, l.job_partner_id,
           l.job_due_on, l.place, l.reason, l.ended_at,
           l.price_kind, l.proposed_price_cents, l.proposed_for
      from orders.order_line l
      join orders.customer_order o on o.operator_id = l.operator_id and o.id = l.order_id;

create index job_open_of_partner on orders.job (operator_id, partner_id, id desc) where ended_at is null;
