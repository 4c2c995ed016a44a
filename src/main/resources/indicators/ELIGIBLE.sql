-- Agents who may use the sites, on the average of the days for which the client told how many; those of two sites at both. Nothing
-- where it did not tell.
select round(sum(mean))::bigint as numerator, null::bigint as denominator
  from (select sum(total * days)::numeric / nullif(sum(days), 0) as mean
          from reporting.eligible_count_v
         cross join lateral (select least(coalesce(next_on, :until), :until) - greatest(counted_on, :from) as days) counted
         where (:organisation::uuid is null or organisation_id = :organisation)
           and (:site::uuid is null or site_id = :site)
           and counted_on < :until and coalesce(next_on > :from, true)
         group by organisation_id, site_id) sites
