-- Which sessions were to take place is said once, for everybody who counts them: not on a public holiday, not after the weekly
-- pattern has ended, and one that was moved where it was moved to.
create or replace view calendar.desk_session_v with (security_invoker = true) as
select id, site_id, starts_at, ends_at, status, cause, moved_from,
       cause is null or cause not in ('PUBLIC_HOLIDAY', 'NO_LONGER_PLANNED', 'MOVED') as is_due
  from calendar.desk_session;
