-- Order lines handed over in the period, whenever they were ordered.
select coalesce(sum(lines), 0)::bigint as numerator, null::bigint as denominator
  from reporting.delivered_fact
 where (:organisation::uuid is null or organisation_id = :organisation)
   and (:site::uuid is null or site_id = :site)
   and delivered_on >= :from and delivered_on < :until
