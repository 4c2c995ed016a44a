-- Grams of CO2 that users did not emit on the kilometres that they did not drive for the services delivered in the period, less those
-- that were emitted on rounds, and for sessions without one, as in KM_AVOIDED_NET. A cargo bike emits none. By what the operator assumed
-- on the day; nothing where it assumed nothing of CO2.
select round(sum(grams))::bigint as numerator, null::bigint as denominator
  from (select d.lines * a.driving_share * a.detour_metres * a.driving_co2 / 100000.0 as grams
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
        select case r.vehicle when 'CARGO_BIKE' then 0 * a.round_co2 else -r.metres * a.round_co2 / 1000.0 end
          from (select distinct round_id, site_id, day, vehicle, metres
                  from reporting.round_v
                 where (:organisation::uuid is null or organisation_id = :organisation)
                   and (:site::uuid is null or site_id = :site)
                   and day >= :from and day < :until) r
          cross join lateral (select * from reporting.travel_assumption_v
                               where valid_from <= r.day order by valid_from desc limit 1) a
        union all
        select -a.round_metres * a.round_co2 / 1000.0
          from (select distinct id, day
                  from reporting.session_v
                 where (:organisation::uuid is null or organisation_id = :organisation)
                   and (:site::uuid is null or site_id = :site)
                   and day >= :from and day < :until
                   and status = 'HELD'
                   and (site_id, day) not in (select site_id, day from reporting.round_v where day >= :from and day < :until)) s
          cross join lateral (select * from reporting.travel_assumption_v
                               where valid_from <= s.day order by valid_from desc limit 1) a) journeys
