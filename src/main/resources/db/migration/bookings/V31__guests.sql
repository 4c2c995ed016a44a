-- A member can bring a guest to an hour of a group. The guest's place is one like every other: it has a seat, and its own line in the
-- same order. So places, prices, what is given back and who came are counted as they always were. A guest has no name here.
alter table bookings.booking
    -- The member's own place beside it; none for a member's own.
    add column guest_of uuid,
    add column hosts boolean generated always as (guest_of is null and status <> 'CANCELLED') stored,
    add column hosted boolean generated always as (case when guest_of is not null and status <> 'CANCELLED' then true end) stored,
    add constraint a_host unique (operator_id, id, slot_id, member_id, hosts),
    -- As long as a guest's place holds, its member has theirs in the same hour.
    add constraint a_guest_sits_beside_the_member
        foreign key (operator_id, guest_of, slot_id, member_id, hosted)
        references bookings.booking (operator_id, id, slot_id, member_id, hosts) deferrable initially deferred,
    add constraint only_groups_have_guests check (guest_of is null or capacity > 1),
    drop constraint member_is_in_one_place,
    add constraint member_is_in_one_place
        exclude using gist (member_id with =, tstzrange(starts_at, ends_at) with &&)
        where (status <> 'CANCELLED' and guest_of is null),
    -- Whichever of the two lines is withdrawn from, it is the guest's place that is given back: the two change their lines.
    drop constraint one_booking_a_line,
    add constraint one_booking_a_line unique (line_id) deferrable;
create unique index one_guest_each on bookings.booking (guest_of) where status <> 'CANCELLED';

create or replace view bookings.booking_v with (security_invoker = true) as
select b.id, b.line_id, b.order_id, b.member_id, b.starts_at, b.ends_at, b.status, s.schedule_id, s.site_id, s.practitioner_id,
       b.sequence, b.changed_at, s.zone, s.room, b.guest_of
  from bookings.booking b
  join bookings.slot s on s.operator_id = b.operator_id and s.id = b.slot_id;

create or replace view bookings.waiting_v with (security_invoker = true) as
select e.id, e.position, e.member_id, e.status, e.open, e.offered_until, s.id as slot_id, s.schedule_id, s.site_id, s.starts_at, s.zone, c.service_id,
       p.name as practitioner, e.places
  from waiting.entry_v e
  join bookings.slot s on s.id = e.list_id
  join bookings.schedule c on c.operator_id = s.operator_id and c.id = s.schedule_id
  join bookings.practitioner p on p.operator_id = s.operator_id and p.id = s.practitioner_id;
