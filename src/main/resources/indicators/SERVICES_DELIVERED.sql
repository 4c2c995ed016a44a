-- Order lines handed over in the period, whenever they were ordered.
select count(*) as numerator, null::bigint as denominator
  from reporting.line_v
 where organisation_id = :organisation
   and (:site::uuid is null or site_id = :site)
   and ended_on >= :from and ended_on < :until
   and status = 'COLLECTED'
