-- Of the agents who may use the sites and whose gender the client told as numbers, the women; on the average of the days of such a
-- count. Nothing where it did not tell.
select round(sum(women))::bigint as numerator, round(sum(known))::bigint as denominator
  from (select sum(women * days)::numeric / nullif(sum(days), 0) as women,
               sum((coalesce(women, 0) + coalesce(men, 0) + coalesce(other, 0)) * days)::numeric / nullif(sum(days), 0) as known
          from reporting.eligible_count_v
         cross join lateral (select least(coalesce(next_on, :until), :until) - greatest(counted_on, :from) as days) counted
         where (:organisation::uuid is null or organisation_id = :organisation)
           and (:site::uuid is null or site_id = :site)
           and counted_on < :until and coalesce(next_on > :from, true)
           and women is not null
         group by organisation_id, site_id) sites
