-- Desk sessions at which a concierge was there, of those that were to take place in the period; one that was moved where it was moved
-- to. While the period goes on, those that are over, and those held before.
select count(distinct id) filter (where status = 'HELD') as numerator, count(distinct id) as denominator
  from reporting.session_v
 where (:organisation::uuid is null or organisation_id = :organisation)
   and (:site::uuid is null or site_id = :site)
   and day >= :from and day < :until
   and (status = 'HELD' or ends_at <= :now)
