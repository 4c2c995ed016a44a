-- Desk sessions that were due at the sites an organisation shares, in the days of the site. One that was moved counted where it had
-- been planned, and on the page of the market where it was moved to; now there is one number, the calendar's.
drop view reporting.session_v;
create view reporting.session_v with (security_invoker = true) as
    select d.id, o.organisation_id, d.site_id, d.status, d.cause, (d.starts_at at time zone s.zone)::date as day, d.ends_at
      from calendar.desk_session_v d
      join organisations.site_then_v s on s.site_id = d.site_id and s.since <= d.starts_at and s.until > d.starts_at
      join organisations.site_organisation_v o
        on o.site_id = d.site_id
       and o.valid_from <= (d.starts_at at time zone s.zone)::date
       and (o.valid_until is null or o.valid_until >= (d.starts_at at time zone s.zone)::date)
     where d.is_due;
