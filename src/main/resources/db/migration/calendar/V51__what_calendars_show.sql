-- For the calendars of others: how often a session has changed, and when it last did.
create or replace view calendar.desk_session_v with (security_invoker = true) as
select id, site_id, starts_at, ends_at, status, cause, moved_from,
       cause is null or cause not in ('PUBLIC_HOLIDAY', 'NO_LONGER_PLANNED', 'MOVED') as is_due, version, changed_at
  from calendar.desk_session;
