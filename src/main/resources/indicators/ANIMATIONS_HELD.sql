-- Animations that took place, of those announced for a day in the period at sites that the organisation used then, or for its people; one
-- at two sites is one. While the period goes on, those that are over, and those held before. Nothing where none was announced.
select case when count(*) > 0 then count(distinct id) filter (where status = 'HELD') end as numerator,
       nullif(count(distinct id), 0) as denominator
  from reporting.animation_v
 where (:organisation::uuid is null or organisation_id = :organisation)
   and (:site::uuid is null or site_id = :site)
   and day >= :from and day < :until
   and (status = 'HELD' or ends_at <= :now)
