-- For the report: the hours that were not given back, on which day of the clock on the wall, and of how many places each was one.
create view bookings.report_v with (security_invoker = true) as
select b.order_id, b.line_id, b.status, s.id as slot_id, s.capacity, s.wall_clock::date as day
  from bookings.booking b
  join bookings.slot s on s.operator_id = b.operator_id and s.id = b.slot_id
 where b.status <> 'CANCELLED';
