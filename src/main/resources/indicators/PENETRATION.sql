-- Of the agents who may use the sites, on the average of the days for which the client told how many, those who placed an order.
select (select count(*)
          from (select from reporting.active_fact
                 where organisation_id = :organisation
                   and (:site::uuid is null or site_id = :site)
                   and month >= :from and month < :until
                   and orders > 0
                 group by member_id) users) as numerator,
       (select round(sum(mean))::bigint
          from (select site_id,
                       sum(total * (least(coalesce(next_on, :until), :until) - greatest(counted_on, :from)))::numeric
                       / sum(least(coalesce(next_on, :until), :until) - greatest(counted_on, :from)) as mean
                  from (select site_id, counted_on, total,
                               lead(counted_on) over (partition by site_id order by counted_on) as next_on
                          from markets.eligible_v
                         where organisation_id = :organisation
                           and (:site::uuid is null or site_id = :site)) counts
                 where counted_on < :until and coalesce(next_on > :from, true)
                 group by site_id) sites) as denominator
