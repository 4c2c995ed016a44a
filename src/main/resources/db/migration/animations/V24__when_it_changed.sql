-- Calendars ask when an entry was last changed, and read again only what is newer: what everybody reads of an event counts as a change,
-- who registers does not. Of those so far nobody knows when it was.
alter table animations.animation add column changed_at timestamptz not null default now();
alter table animations.animation alter column changed_at drop default;

-- Calendars of whoever has a place also ask how long it lasts, and when a place was last changed.
create or replace view animations.animation_v with (security_invoker = true) as
select id, kind, title, place, starts_at, ends_at, zone, status, cancel_reason, walk_ins, only_for, partner_id, sequence,
       array(select s.site_id from animations.animation_site s where s.animation_id = a.id) as site_ids, changed_at
  from animations.animation a;

create or replace view animations.registration_v with (security_invoker = true) as
select id, animation_id, member_id, organisation_id, places, status, registered_at, changed_at from animations.registration;
