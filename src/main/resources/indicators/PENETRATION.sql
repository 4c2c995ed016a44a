-- Of the agents who may use the sites, on the average of the days for which the client told how many, those who placed an order.
select (select count(*)
          from (select from reporting.active_fact
                 where (:organisation::uuid is null or organisation_id = :organisation)
                   and (:site::uuid is null or site_id = :site)
                   and month >= :from and month < :until
                   and orders > 0
                 group by member_id) users) as numerator,
       (select round(sum(mean))::bigint
          from (select sum(total * days)::numeric / sum(days) as mean
                  from reporting.eligible_count_v
                 cross join lateral (select least(coalesce(next_on, :until), :until) - greatest(counted_on, :from) as days) counted
                 where (:organisation::uuid is null or organisation_id = :organisation)
                   and (:site::uuid is null or site_id = :site)
                   and counted_on < :until and coalesce(next_on > :from, true)
                 group by organisation_id, site_id) sites) as denominator
