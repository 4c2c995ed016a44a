-- Of the users of the period, those who ordered in at least two of its months.
select count(*) filter (where earliest < latest) as numerator, count(*) as denominator
  from (select min(month) as earliest, max(month) as latest
          from reporting.active_fact
         where (:organisation::uuid is null or organisation_id = :organisation)
           and (:site::uuid is null or site_id = :site)
           and month >= :from and month < :until
           and orders > 0
         group by member_id) users
