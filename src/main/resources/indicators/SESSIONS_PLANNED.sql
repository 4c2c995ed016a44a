-- Desk sessions planned in the period at its sites, one shared by several once, those cancelled later included, public holidays not.
select count(distinct id) as numerator, null::bigint as denominator
  from reporting.session_v
 where (:organisation::uuid is null or organisation_id = :organisation)
   and (:site::uuid is null or site_id = :site)
   and day >= :from and day < :until
   and not moved_here
