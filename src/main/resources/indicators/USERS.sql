-- Distinct agents with at least one order placed in the period that was not cancelled.
select count(*) as numerator, null::bigint as denominator
  from (select from reporting.active_fact
         where (:organisation::uuid is null or organisation_id = :organisation)
           and (:site::uuid is null or site_id = :site)
           and month >= :from and month < :until
           and orders > 0
         group by member_id) users
