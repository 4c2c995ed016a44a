-- For calendars: how often an hour has changed and when it last did, by which clock it was promised and where.
create or replace view bookings.booking_v with (security_invoker = true) as
select b.id, b.line_id, b.order_id, b.member_id, b.starts_at, b.ends_at, b.status, s.schedule_id, s.site_id, s.practitioner_id,
       b.sequence, b.changed_at, s.zone, s.room
  from bookings.booking b
  join bookings.slot s on s.operator_id = b.operator_id and s.id = b.slot_id;
