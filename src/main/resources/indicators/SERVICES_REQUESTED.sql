-- Order lines created in the period, whatever became of them.
select coalesce(sum(lines), 0)::bigint as numerator, null::bigint as denominator
  from reporting.asked_fact
 where (:organisation::uuid is null or organisation_id = :organisation)
   and (:site::uuid is null or site_id = :site)
   and asked_on >= :from and asked_on < :until
