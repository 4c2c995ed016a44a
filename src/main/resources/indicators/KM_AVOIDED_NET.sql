-- Metres that users did not drive for the services delivered in the period, by what the operator assumed on the day, less those that
-- were driven on rounds, of each the part of the site; for a session held on a day on which no round that we know the way of was made
-- for its site, what the operator assumed. Nothing where it assumed nothing.
select round(sum(metres))::bigint as numerator, null::bigint as denominator
  from (select d.lines * a.driving_share / 100.0 * a.detour_metres as metres
          from (select delivered_on, sum(lines) as lines
                  from reporting.delivered_fact
                 where (:organisation::uuid is null or organisation_id = :organisation)
                   and (:site::uuid is null or site_id = :site)
                   and delivered_on >= :from and delivered_on < :until
                   and lines > 0
                 group by delivered_on) d
          cross join lateral (select * from reporting.travel_assumption_v
                               where valid_from <= d.delivered_on order by valid_from desc limit 1) a
        union all
        select -r.metres
          from (select distinct round_id, site_id, day, metres
                  from reporting.round_v
                 where (:organisation::uuid is null or organisation_id = :organisation)
                   and (:site::uuid is null or site_id = :site)
                   and day >= :from and day < :until) r
         where exists (select from reporting.travel_assumption_v where valid_from <= r.day)
        union all
        select -a.round_metres
          from (select distinct id, day
                  from reporting.session_v
                 where (:organisation::uuid is null or organisation_id = :organisation)
                   and (:site::uuid is null or site_id = :site)
                   and day >= :from and day < :until
                   and status = 'HELD'
                   and (site_id, day) not in (select site_id, day from reporting.round_v where day >= :from and day < :until)) s
          cross join lateral (select * from reporting.travel_assumption_v
                               where valid_from <= s.day order by valid_from desc limit 1) a) journeys
