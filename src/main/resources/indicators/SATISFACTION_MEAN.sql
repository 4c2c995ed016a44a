-- The scores from 0 to 10 of the services given in the period, by the answers; nothing where nobody answered.
select sum(score) as numerator, count(*) as denominator
  from reporting.opinion
 where (:organisation::uuid is null or organisation_id = :organisation)
   and (:site::uuid is null or site_id = :site)
   and month >= :from and month < :until
   and animation_id is null
