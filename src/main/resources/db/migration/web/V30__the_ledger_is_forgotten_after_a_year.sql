-- The audit ledgers are only ever added to, and yet kept for a year at most: both are promised. What the application may not do
-- with any row, these two do with those that are too old, whatever is asked of them.

create function web.forget_audit_events(before timestamptz, most integer) returns integer
    language sql volatile security definer set search_path = ''
    as $$
        with gone as (
            delete from web.audit_event
             where id in (select id from web.audit_event
                           where at < least(before, pg_catalog.now() - interval '6 months') limit most)
            returning 1)
        select count(*)::integer from gone
    $$;

create function web.forget_installation_events(before timestamptz, most integer) returns integer
    language sql volatile security definer set search_path = ''
    as $$
        with gone as (
            delete from web.installation_event
             where id in (select id from web.installation_event
                           where at < least(before, pg_catalog.now() - interval '6 months') limit most)
            returning 1)
        select count(*)::integer from gone
    $$;

create function web.old_installation_events(before timestamptz)
    returns table (rows bigint, oldest date)
    language sql stable security definer set search_path = ''
    as 'select count(*), min(at)::date from web.installation_event where at < before';
