-- Who registered for an animation without an account is counted as well: of no organisation, so for each that the animation was for, as
-- those are who walked in. What is left of them after thirty days is the place, which is enough to count it.
create or replace view reporting.registration_v with (security_invoker = true) as
select r.animation_id, r.organisation_id, r.member_id, r.status, a.day, r.id as registration_id, false as by_passing
  from animations.report_v a
  join animations.registration_v r on r.animation_id = a.id
 where a.status = 'HELD' and r.organisation_id is not null and r.status in ('REGISTERED', 'ATTENDED', 'ABSENT', 'EXCUSED')
union all
select r.animation_id, whom.organisation_id, null, r.status, a.day, r.id, true
  from animations.report_v a
  join animations.registration_v r on r.animation_id = a.id
  join (select distinct id, organisation_id from reporting.animation_v) whom on whom.id = a.id
 where a.status = 'HELD' and r.organisation_id is null and r.status in ('REGISTERED', 'ATTENDED', 'ABSENT', 'EXCUSED');
