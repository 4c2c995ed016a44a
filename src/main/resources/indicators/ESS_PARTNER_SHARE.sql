-- Of the partners at work on the last day of the period, those of the social economy on that day.
select count(*) filter (where exists (select from partners.ess_period_v e
                                       where e.partner_id = w.partner_id and e.valid_from < :until
                                         and (e.valid_until is null or e.valid_until >= :until - 1))) as numerator,
       count(*) as denominator
  from partners.at_work_v w
 where w.valid_from < :until and (w.valid_until is null or w.valid_until >= :until - 1)
