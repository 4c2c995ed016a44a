-- Desk sessions at which a concierge was there, of those planned in the period.
select count(distinct id) filter (where status = 'HELD') as numerator, count(distinct id) filter (where not moved_here) as denominator
  from reporting.session_v
 where (:organisation::uuid is null or organisation_id = :organisation)
   and (:site::uuid is null or site_id = :site)
   and day >= :from and day < :until
