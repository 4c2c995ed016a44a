-- The audit ledger is looked through, newest first: all of it, one kind of deed, one request.
drop index web.audit_event_by_time;
create index audit_event_newest on web.audit_event (operator_id, at desc, id desc);
create index audit_event_by_kind on web.audit_event (operator_id, what, at desc, id desc);
create index audit_event_by_request on web.audit_event (operator_id, request_id) where request_id is not null;

-- Read by the module that knows the names.
create view web.audit_v with (security_invoker = true) as
    select id, at, actor, role, what, thing, detail, request_id from web.audit_event;

create index installation_event_newest on web.installation_event (at desc, id desc);
create index installation_event_by_kind on web.installation_event (what, at desc, id desc);
create index installation_event_by_request on web.installation_event (request_id) where request_id is not null;

drop function web.installation_events(integer);

-- For the administrator, newest first, from where they left off: what was done and in which role, never by whom nor to whom.
-- Planned for the filter at hand, for most are null.
create function web.installation_events(
        only_what text, since timestamptz, until timestamptz, of_request text,
        before_at timestamptz, before_id uuid, most integer)
    returns table (id uuid, at timestamptz, role text, what text, detail jsonb, request_id text)
    language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan
    as $$
    begin
        return query
            select e.id, e.at, e.role, e.what, e.detail, e.request_id
              from web.installation_event e
             where (only_what is null or e.what = only_what)
               and (since is null or e.at >= since)
               and (until is null or e.at < until)
               and (of_request is null or e.request_id = of_request)
               and (before_at is null or (e.at, e.id) < (before_at, before_id))
             order by e.at desc, e.id desc
             limit most;
    end
    $$;
