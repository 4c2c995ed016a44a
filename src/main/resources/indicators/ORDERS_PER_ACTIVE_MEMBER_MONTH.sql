-- Orders not cancelled, by pairs of an agent and a calendar month in which they placed at least one: a pooled ratio.
select coalesce(sum(orders), 0)::bigint as numerator, count(*) as denominator
  from (select sum(orders) as orders
          from reporting.active_fact
         where (:organisation::uuid is null or organisation_id = :organisation)
           and (:site::uuid is null or site_id = :site)
           and month >= :from and month < :until
           and orders > 0
         group by member_id, month) pairs
