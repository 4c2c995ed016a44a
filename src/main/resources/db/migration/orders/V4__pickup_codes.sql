-- Whoever collects in a member's place shows a code; the desk opens the order by it. A view of its own: nobody else needs
-- to read the codes.

create index on orders.customer_order (operator_id, pickup_code);

create view orders.pickup_code_v with (security_invoker = true) as
    select id as order_id, site_id, pickup_code from orders.customer_order;
