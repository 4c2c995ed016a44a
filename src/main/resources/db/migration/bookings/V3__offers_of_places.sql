-- How many working hours of the site somebody who waits has to take a place that came free.
alter table bookings.schedule add column offer_hours smallint not null default 4 check (offer_hours between 1 and 72);

-- Who waits for which hour, for letters and pages.
create view bookings.waiting_v with (security_invoker = true) as
select e.id, e.position, e.member_id, e.status, e.open, e.offered_until, s.id as slot_id, s.schedule_id, s.site_id, s.starts_at, s.zone, c.service_id,
       p.name as practitioner
  from waiting.entry_v e
  join bookings.slot s on s.id = e.list_id
  join bookings.schedule c on c.operator_id = s.operator_id and c.id = s.schedule_id
  join bookings.practitioner p on p.operator_id = s.operator_id and p.id = s.practitioner_id;
