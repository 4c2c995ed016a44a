-- Desk sessions that were to take place in the period at its sites, one shared by several once, those cancelled included, public
-- holidays not; one that was moved where it was moved to. While the period goes on, those that are over, and those held before.
select count(distinct id) as numerator, null::bigint as denominator
  from reporting.session_v
 where (:organisation::uuid is null or organisation_id = :organisation)
   and (:site::uuid is null or site_id = :site)
   and day >= :from and day < :until
   and (status = 'HELD' or ends_at <= :now)
