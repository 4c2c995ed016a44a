-- Of the agents who may use the sites, on the average of the days for which the client told how many, those who placed an order there:
-- users and agents of the same sites and the same organisation. Nothing where no client told how many.
select case when agents.total is not null then users.total end as numerator, agents.total as denominator
  from (select count(*) as total
          from (select from reporting.active_fact a
                 where (:organisation::uuid is null or organisation_id = :organisation)
                   and (:site::uuid is null or site_id = :site)
                   and month >= :from and month < :until
                   and orders > 0
                   and exists (select from reporting.eligible_count_v c
                                where c.organisation_id = a.organisation_id and c.site_id = a.site_id
                                  and counted_on < :until and coalesce(next_on > :from, true))
                 group by member_id) each) users
 cross join (select round(sum(mean))::bigint as total
               from (select sum(total * days)::numeric / nullif(sum(days), 0) as mean
                       from reporting.eligible_count_v
                      cross join lateral (select least(coalesce(next_on, :until), :until) - greatest(counted_on, :from) as days) counted
                      where (:organisation::uuid is null or organisation_id = :organisation)
                        and (:site::uuid is null or site_id = :site)
                        and counted_on < :until and coalesce(next_on > :from, true)
                      group by organisation_id, site_id) sites) agents
