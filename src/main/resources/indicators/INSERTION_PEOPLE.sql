-- Distinct people in an insertion path with at least one validated hour in the period on markets that the organisation pays for, once
-- what was taken back is taken off. What is booked after the end of a market puts right what came before: it concerns who paid last.
select count(*) as numerator, null::bigint as denominator
  from (select
          from insertion.hours_v h
          join markets.market_v m on m.id = h.market
         cross join lateral (select least(h.month, date_trunc('month', m.real_end_on)::date) as month) paid
         where h.month >= :from and h.month < :until
           and exists (select from reporting.market_v p
                        where p.market_id = m.id and (:organisation::uuid is null or p.organisation_id = :organisation)
                          and p.valid_from < paid.month + interval '1 month' and p.valid_from <= m.real_end_on
                          and coalesce(p.valid_until >= greatest(paid.month, m.starts_on), true))
         group by h.person
        having sum(h.minutes) >= 60) people
