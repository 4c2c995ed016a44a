-- Of the answers on services given in the period, those that recommend it (9 and 10) less those that do not (0 to 6); nothing where
-- nobody answered.
select case when count(*) > 0 then count(*) filter (where score >= 9) - count(*) filter (where score <= 6) end as numerator,
       count(*) as denominator
  from reporting.opinion
 where (:organisation::uuid is null or organisation_id = :organisation)
   and (:site::uuid is null or site_id = :site)
   and month >= :from and month < :until
   and animation_id is null
