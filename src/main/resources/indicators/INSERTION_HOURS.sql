-- Validated hours of people in an insertion path in the period on the markets that the organisation pays for, in whole hours, beside
-- what the clauses of these markets promise for the days of the same months; a year's promise is spread over the days of that year.
-- What is booked after the end of a market puts right what came before: it concerns who paid last.
with market as materialized (
    select id, starts_on, real_end_on from markets.market_v),
payer as materialized (
    select market_id, valid_from, valid_until from reporting.market_v
     where :organisation::uuid is null or organisation_id = :organisation)
select (select coalesce(round(sum(minutes) / 60.0), 0)::bigint
          from insertion.hours_v h
          join market m on m.id = h.market
         cross join lateral (select least(h.month, date_trunc('month', m.real_end_on)::date) as month) paid
         where h.month >= :from and h.month < :until
           and exists (select from payer p
                        where p.market_id = m.id
                          and p.valid_from < paid.month + interval '1 month' and p.valid_from <= m.real_end_on
                          and coalesce(p.valid_until >= greatest(paid.month, m.starts_on), true))) as numerator,
       (select round(round(sum(hours), 9))::bigint
          from (select c.hours * sum(days)::numeric
                       / case when c.yearly then extract(doy from make_date(extract(year from month)::int, 12, 31))
                              else m.real_end_on + 1 - m.starts_on end as hours
                  from markets.clause_v c
                  join market m on m.id = c.market_id
                 cross join lateral (select greatest(m.starts_on, :from::date) as first_day,
                                            least(m.real_end_on, :until::date - 1) as last_day) counted
                 cross join lateral generate_series(date_trunc('month', first_day::timestamp), last_day, interval '1 month') month
                 cross join lateral (select least(last_day, (month + interval '1 month')::date - 1)
                                            - greatest(first_day, month::date) + 1 as days) of_month
                 where c.hours is not null and days > 0
                   and exists (select from payer p
                                where p.market_id = m.id
                                  and p.valid_from < month + interval '1 month' and p.valid_from <= m.real_end_on
                                  and coalesce(p.valid_until >= greatest(month, m.starts_on), true))
                 group by c.id, c.hours, c.yearly, m.starts_on, m.real_end_on, extract(year from month)) promised) as denominator
