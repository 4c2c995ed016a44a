-- Registrations, not given back, for animations that took place on a day in the period: of agents, and of people without an account; nothing
-- where nobody was registered.
select nullif(count(distinct registration_id), 0) as numerator, null::bigint as denominator
  from reporting.registration_v
 where (:organisation::uuid is null or organisation_id = :organisation)
   and day >= :from and day < :until
