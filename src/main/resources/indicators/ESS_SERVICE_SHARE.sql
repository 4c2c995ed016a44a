-- Of the lines delivered in the period, those by a partner of the social economy on the day of delivery.
select count(*) filter (where exists (select from partners.ess_period_v e
                                       where e.partner_id = l.partner_id and e.valid_from <= l.ended_on
                                         and (e.valid_until is null or e.valid_until >= l.ended_on))) as numerator,
       count(*) as denominator
  from reporting.line_v l
 where organisation_id = :organisation
   and (:site::uuid is null or site_id = :site)
   and ended_on >= :from and ended_on < :until
   and status = 'COLLECTED'
