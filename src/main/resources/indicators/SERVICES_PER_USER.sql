-- Order lines handed over in the period, by the users of the period.
select (select coalesce(sum(lines), 0)::bigint
          from reporting.delivered_fact
         where (:organisation::uuid is null or organisation_id = :organisation)
           and (:site::uuid is null or site_id = :site)
           and delivered_on >= :from and delivered_on < :until) as numerator,
       count(*) as denominator
  from (select from reporting.active_fact
         where (:organisation::uuid is null or organisation_id = :organisation)
           and (:site::uuid is null or site_id = :site)
           and month >= :from and month < :until
           and orders > 0
         group by member_id) users
