-- Validated hours of people in an insertion path in the period on the markets that the organisation pays for, in whole hours, beside
-- what the clauses of these markets promise for the same days.
select (select coalesce(round(sum(minutes) / 60.0), 0)::bigint
          from insertion.hours_v h
         where month >= date_trunc('month', :from::date) and month < :until
           and exists (select from reporting.market_v m
                        where m.market_id = h.market and (:organisation::uuid is null or m.organisation_id = :organisation)
                          and m.valid_from < h.month + interval '1 month'
                          and coalesce(m.valid_until >= h.month, true))) as numerator,
       (select round(sum(c.hours * (least(m.real_end_on + 1, :until) - greatest(m.starts_on, :from))::numeric
                         / case when c.yearly then extract(doy from make_date(extract(year from :from::date)::int, 12, 31)) else m.real_end_on + 1 - m.starts_on end))::bigint
          from markets.clause_v c
          join markets.market_v m on m.id = c.market_id
         where c.hours is not null and m.starts_on < :until and m.real_end_on >= :from
           and exists (select from reporting.market_v p
                        where p.market_id = m.id and (:organisation::uuid is null or p.organisation_id = :organisation)
                          and p.valid_from < :until and coalesce(p.valid_until >= :from, true))) as denominator
