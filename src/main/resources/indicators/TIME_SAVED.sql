-- Minutes that the services delivered in the period spared, by what the operator assumed for the family in that month; nothing where it
-- assumed nothing.
select sum(d.lines * m.minutes)::bigint as numerator, null::bigint as denominator
  from (select month, family, sum(delivered) as lines
          from reporting.service_fact
         where (:organisation::uuid is null or organisation_id = :organisation)
           and (:site::uuid is null or site_id = :site)
           and month >= :from and month < :until
           and delivered > 0
         group by month, family) d
  cross join lateral (select id from reporting.time_assumption_v
                       where valid_from <= d.month order by valid_from desc limit 1) a
  join reporting.time_assumption_minutes m on m.assumption_id = a.id and m.family = d.family
