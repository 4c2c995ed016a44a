-- Distinct people in an insertion path with at least one validated hour in the period on a market that the organisation pays for.
select count(distinct person) as numerator, null::bigint as denominator
  from insertion.hours_v h
 where month >= date_trunc('month', :from::date) and month < :until
   and minutes > 0
   and exists (select from reporting.market_v m
                where m.market_id = h.market and (:organisation::uuid is null or m.organisation_id = :organisation)
                  and m.valid_from < h.month + interval '1 month' and coalesce(m.valid_until >= h.month, true))
