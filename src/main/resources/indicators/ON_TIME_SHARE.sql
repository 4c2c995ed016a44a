-- Of the lines delivered in the period for which a day was promised, those ready on or before the first promise.
select coalesce(sum(on_time), 0)::bigint as numerator, coalesce(sum(promised), 0)::bigint as denominator
  from reporting.delivered_fact
 where (:organisation::uuid is null or organisation_id = :organisation)
   and (:site::uuid is null or site_id = :site)
   and delivered_on >= :from and delivered_on < :until
