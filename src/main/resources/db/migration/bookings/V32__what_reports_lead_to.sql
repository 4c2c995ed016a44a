-- For the report: whoever doubts a figure is led to each hour behind it, with when it was by the clock on the wall, where and with whom. It
-- names no member.
create or replace view bookings.report_v with (security_invoker = true) as
select b.order_id, b.line_id, b.status, s.id as slot_id, s.capacity, s.wall_clock::date as day,
       b.id as booking_id, s.wall_clock, s.site_id, s.practitioner_id
  from bookings.booking b
  join bookings.slot s on s.operator_id = b.operator_id and s.id = b.slot_id
 where b.status <> 'CANCELLED';

create view bookings.practitioner_v with (security_invoker = true) as
select id, name from bookings.practitioner;
