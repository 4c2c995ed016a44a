-- Of the users of the period, those who ordered in at least two of its months.
select count(*) filter (where months >= 2) as numerator, count(*) as denominator
  from (select count(distinct month) as months
          from reporting.active_fact
         where organisation_id = :organisation
           and (:site::uuid is null or site_id = :site)
           and month >= :from and month < :until
           and orders > 0
         group by member_id) users
