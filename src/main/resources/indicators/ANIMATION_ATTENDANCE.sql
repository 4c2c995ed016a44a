-- Of the registrations of which it was said whether somebody came, agents and people without an account, those who did; nothing where it was
-- said of none.
select case when count(*) > 0 then count(distinct registration_id) filter (where status = 'ATTENDED') end as numerator,
       nullif(count(distinct registration_id), 0) as denominator
  from reporting.registration_v
 where (:organisation::uuid is null or organisation_id = :organisation)
   and day >= :from and day < :until
   and status <> 'REGISTERED'
