-- Distinct people in an insertion path with at least one validated hour in the period on a market that the organisation pays for.
select count(distinct person) as numerator, null::bigint as denominator
  from insertion.hours_v
 where month >= date_trunc('month', :from::date) and month < :until
   and minutes > 0
   and market in (select market_id from reporting.market_v where organisation_id = :organisation)
