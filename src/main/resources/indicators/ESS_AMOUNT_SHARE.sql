-- Of what was paid before tax for the lines delivered in the period, the part of partners of the social economy on the day of delivery; in cents.
select coalesce(round(sum(net_cents) filter (where exists (select from partners.ess_period_v e
                                       where e.partner_id = l.partner_id and e.valid_from <= l.ended_on
                                         and (e.valid_until is null or e.valid_until >= l.ended_on)))), 0)::bigint as numerator,
       coalesce(round(sum(net_cents)), 0)::bigint as denominator
  from reporting.line_v l
 where organisation_id = :organisation
   and (:site::uuid is null or site_id = :site)
   and ended_on >= :from and ended_on < :until
   and status = 'COLLECTED'
