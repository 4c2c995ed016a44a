-- Animations and what was collected, by the organisations that they were for: one whose people alone they were for, else all that used
-- one of the sites on that day. What one takes part in from afar has no site.
create view reporting.animation_v with (security_invoker = true) as
select a.id, whom.organisation_id, whom.site_id, a.kind, a.title, a.status, a.day, a.starts_at, a.ends_at, a.only_for, a.walk_ins,
       a.cost_cents, a.cost_bearer
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

-- Those registered for what took place, their guests aside; of which organisation they were then.
create view reporting.registration_v with (security_invoker = true) as
select r.animation_id, r.organisation_id, r.member_id, r.status, a.day
  from animations.report_v a
  join animations.registration_v r on r.animation_id = a.id
 where a.status = 'HELD' and r.organisation_id is not null and r.status in ('REGISTERED', 'ATTENDED', 'ABSENT', 'EXCUSED');

create view reporting.received_v with (security_invoker = true) as
select r.lot_id, r.collection_id, r.title, o.organisation_id, r.site_id, r.association_id, r.received_on, r.receipt_number, r.unit,
       r.deposited, r.sealed, r.received
  from animations.received_v r
  join organisations.site_organisation_v o
    on o.site_id = r.site_id and o.valid_from <= r.received_on and coalesce(o.valid_until >= r.received_on, true)
 where r.only_for is null or r.only_for = o.organisation_id;
