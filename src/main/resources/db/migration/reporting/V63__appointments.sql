-- Appointments with whose they were when they were ordered, and on which day they counted as a service delivered.
create view reporting.appointment_v with (security_invoker = true) as
select b.slot_id, b.capacity, b.status, b.day, f.organisation_id, f.member_id, f.delivered_on
  from bookings.report_v b
  join reporting.line_fact f on f.order_id = b.order_id and f.line_id = b.line_id;
