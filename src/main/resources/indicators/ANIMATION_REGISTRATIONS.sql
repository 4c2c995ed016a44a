-- Registrations of agents, not given back, for animations that took place on a day in the period; nothing where nobody was registered.
select nullif(count(*), 0) as numerator, null::bigint as denominator
  from reporting.registration_v
 where (:organisation::uuid is null or organisation_id = :organisation)
   and day >= :from and day < :until
