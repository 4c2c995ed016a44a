-- Desk sessions planned in the period at the sites of the organisation, those cancelled later included, public holidays not.
select count(*) as numerator, null::bigint as denominator
  from reporting.session_v
 where organisation_id = :organisation
   and (:site::uuid is null or site_id = :site)
   and day >= :from and day < :until
   and not moved_here
