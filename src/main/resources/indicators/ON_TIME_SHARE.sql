-- Of the lines delivered in the period for which a day was promised, those ready on or before the first promise.
select count(*) filter (where ready_on <= promised_first) as numerator, count(*) as denominator
  from reporting.line_v
 where organisation_id = :organisation
   and (:site::uuid is null or site_id = :site)
   and ended_on >= :from and ended_on < :until
   and status = 'COLLECTED' and promised_first is not null
