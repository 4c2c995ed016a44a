-- Each appointment that counts, so that a figure leads to the very rows that it is counted from.
create or replace view reporting.appointment_v with (security_invoker = true) as
select b.slot_id, b.capacity, b.status, b.day, f.organisation_id, f.member_id, f.delivered_on,
       b.booking_id, b.line_id, b.wall_clock, b.site_id, b.practitioner_id
  from bookings.report_v b
  join reporting.line_fact f on f.order_id = b.order_id and f.line_id = b.line_id;
