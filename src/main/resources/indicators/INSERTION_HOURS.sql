-- Validated hours of people in an insertion path in the period on the markets that the organisation pays for, in whole hours, beside
-- what the clauses of these markets promise for the days of the same months; a year's promise is spread over the days of that year.
-- What is booked after the end of a market puts right what came before: it concerns who paid last.
select (select coalesce(round(sum(minutes) / 60.0), 0)::bigint
          from insertion.hours_v h
          join markets.market_v m on m.id = h.market
         cross join lateral (select least(h.month, date_trunc('month', m.real_end_on)::date) as month) paid
         where h.month >= :from and h.month < :until
           and exists (select from reporting.market_v p
                        where p.market_id = m.id and (:organisation::uuid is null or p.organisation_id = :organisation)
                          and p.valid_from < paid.month + interval '1 month' and p.valid_from <= m.real_end_on
                          and coalesce(p.valid_until >= greatest(paid.month, m.starts_on), true))) as numerator,
       (select round(round(sum(hours), 9))::bigint
          from (select c.hours * count(*)::numeric
                       / case when c.yearly then extract(doy from make_date(extract(year from day)::int, 12, 31))
                              else m.real_end_on + 1 - m.starts_on end as hours
                  from markets.clause_v c
                  join markets.market_v m on m.id = c.market_id
                 cross join lateral generate_series(greatest(m.starts_on, :from::date)::timestamp,
                                                    least(m.real_end_on, :until::date - 1), interval '1 day') day
                 where c.hours is not null
                   and m.id in (select market_id from reporting.market_v
                                 where :organisation::uuid is null or organisation_id = :organisation)
                   and exists (select from reporting.market_v p
                                where p.market_id = m.id and (:organisation::uuid is null or p.organisation_id = :organisation)
                                  and p.valid_from < date_trunc('month', day) + interval '1 month'
                                  and p.valid_from <= m.real_end_on
                                  and coalesce(p.valid_until >= greatest(date_trunc('month', day), m.starts_on), true))
                 group by c.id, c.hours, c.yearly, m.starts_on, m.real_end_on, extract(year from day)) promised) as denominator
