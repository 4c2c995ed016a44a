-- Desk sessions at which a concierge was there, of those planned in the period.
select count(*) filter (where status = 'HELD') as numerator, count(*) filter (where not moved_here) as denominator
  from reporting.session_v
 where organisation_id = :organisation
   and (:site::uuid is null or site_id = :site)
   and day >= :from and day < :until
