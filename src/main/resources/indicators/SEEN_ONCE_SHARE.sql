-- Of the users of the period, those who placed a single order in it.
select count(*) filter (where orders = 1) as numerator, count(*) as denominator
  from (select sum(orders) as orders
          from reporting.active_fact
         where (:organisation::uuid is null or organisation_id = :organisation)
           and (:site::uuid is null or site_id = :site)
           and month >= :from and month < :until
           and orders > 0
         group by member_id) users
