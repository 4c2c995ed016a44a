-- Since when something is ready for its member: who reminds them counts from there.
create view orders.ready_v with (security_invoker = true) as
    select order_id, line_id, at from orders.history where what in ('RETURNED', 'CLEARED');
