-- How long the concierge was busy with an event is told to the client whose own it was.
create or replace view reporting.animation_v with (security_invoker = true) as
select a.id, whom.organisation_id, whom.site_id, a.kind, a.title, a.status, a.day, a.starts_at, a.ends_at, a.only_for, a.walk_ins,
       a.cost_cents, a.cost_bearer, a.actual_minutes::bigint as actual_minutes
  from animations.report_v a
 cross join lateral (
        select o.organisation_id, o.site_id
          from organisations.site_organisation_v o
         where a.only_for is null and o.site_id = any(a.site_ids)
           and o.valid_from <= a.day and coalesce(o.valid_until >= a.day, true)
        union all
        select a.only_for, site_id from unnest(a.site_ids) as site_id where a.only_for is not null
        union all
        select a.only_for, null where a.only_for is not null and cardinality(a.site_ids) = 0
        union all
        select o.id, null from organisations.organisation_v o where a.only_for is null and cardinality(a.site_ids) = 0) whom;
