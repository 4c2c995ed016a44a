-- Of the partners at work on the last day of the period, those of the social economy on that day.
select count(*) filter (where exists (select from partners.ess_period_v e
                                       where e.partner_id = p.id and e.valid_from < :until
                                         and (e.valid_until is null or e.valid_until >= :until - 1))) as numerator,
       count(*) as denominator
  from partners.partner_v p
 where p.works_until is null or p.works_until >= :until - 1
