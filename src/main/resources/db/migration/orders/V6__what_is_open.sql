-- A busy desk and a member with many orders are answered as fast as others: what is open is read from the lines alone,
-- and a member's open orders are found by where they stand.

-- The lines that something is still to be done with. The partial index order_line (site, status, promise) answers it.
create view orders.open_line_v with (security_invoker = true) as
    select id, order_id, site_id, service_id, service_name, family, shape, quantity, status, promised_first, promised_now,
           partner_id, job_partner_id, place, reason
      from orders.order_line
     where status not in ('COLLECTED', 'RETURNED_UNTREATED', 'CANCELLED', 'WITHDRAWN');

create index open_orders_of_member on orders.customer_order (operator_id, member_id, status, id desc)
    where status in ('REQUESTED', 'CONFIRMED', 'IN_PROGRESS', 'READY');
