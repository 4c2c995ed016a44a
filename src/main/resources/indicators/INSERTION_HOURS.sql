-- Validated hours of people in an insertion path in the period on the markets that the organisation pays for, in whole hours, beside
-- what the clauses of these markets promise for the same days.
select (select coalesce(round(sum(minutes) / 60.0), 0)::bigint
          from insertion.hours_v
         where month >= date_trunc('month', :from::date) and month < :until
           and market in (select market_id from reporting.market_v where organisation_id = :organisation)) as numerator,
       (select round(sum(c.hours * (least(m.real_end_on + 1, :until) - greatest(m.starts_on, :from))::numeric
                         / case when c.yearly then :until::date - :from::date else m.real_end_on + 1 - m.starts_on end))::bigint
          from markets.clause_v c
          join markets.market_v m on m.id = c.market_id
         where c.hours is not null and m.starts_on < :until and m.real_end_on >= :from
           and m.id in (select market_id from reporting.market_v where organisation_id = :organisation)) as denominator
