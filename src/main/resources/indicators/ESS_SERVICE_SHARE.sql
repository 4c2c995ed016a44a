-- Of the lines delivered in the period, those by a partner of the social economy on the day of delivery.
-- A partner has one status a day at most.
select coalesce(sum(lines) filter (where e.partner_id is not null), 0)::bigint as numerator,
       coalesce(sum(lines), 0)::bigint as denominator
  from reporting.delivered_fact d
  left join partners.ess_period_v e
    on e.partner_id = d.partner_id
   and e.valid_from <= d.delivered_on and (e.valid_until is null or e.valid_until >= d.delivered_on)
 where (:organisation::uuid is null or organisation_id = :organisation)
   and (:site::uuid is null or site_id = :site)
   and delivered_on >= :from and delivered_on < :until
