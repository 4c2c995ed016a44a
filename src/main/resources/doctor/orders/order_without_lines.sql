-- Orders without a line.
select o.number as thing
  from orders.customer_order o
 where not exists (select from orders.order_line l where l.order_id = o.id)
