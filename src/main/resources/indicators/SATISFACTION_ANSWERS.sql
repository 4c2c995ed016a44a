-- Of the times that an agent was asked for an opinion of a service given in the period, those answered; nothing where nobody was asked.
-- A question about a service that was not given after all was not asked.
select case when count(*) > 0 then count(*) filter (where status = 'ANSWERED') end as numerator, count(*) as denominator
  from reporting.opinion_invitation
 where (:organisation::uuid is null or organisation_id = :organisation)
   and (:site::uuid is null or site_id = :site)
   and day >= :from and day < :until
   and status <> 'WITHDRAWN'
   and animation_id is null
