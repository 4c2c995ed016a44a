-- Of the lines created in the period, those of the family that is called everyday.
select coalesce(sum(lines) filter (where family = 'EVERYDAY'), 0)::bigint as numerator,
       coalesce(sum(lines), 0)::bigint as denominator
  from reporting.asked_fact
 where (:organisation::uuid is null or organisation_id = :organisation)
   and (:site::uuid is null or site_id = :site)
   and asked_on >= :from and asked_on < :until
