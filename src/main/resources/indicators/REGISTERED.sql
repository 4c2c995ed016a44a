-- Agents on the concierge's books who may use it on the last day of the period.
select count(*) as numerator, null::bigint as denominator
  from organisations.stay_v
 where (:organisation::uuid is null or organisation_id = :organisation)
   and valid_from < :until and coalesce(valid_until >= :until - 1, true)
