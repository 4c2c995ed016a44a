-- Whoever collects in a member's place shows a code; the desk opens the order by it.

create index on orders.customer_order (operator_id, pickup_code);

create or replace view orders.order_v with (security_invoker = true) as
    select id, number, site_id, member_id, channel, placed_at, status, pickup_code from orders.customer_order;
