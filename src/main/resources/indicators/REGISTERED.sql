-- Agents on the concierge's books who may use it on the last day of the period.
select count(*) as numerator, null::bigint as denominator
  from organisations.member_v
 where (:organisation::uuid is null or organisation_id = :organisation)
   and eligible_from < :until and coalesce(eligible_until >= :until - 1, true)
