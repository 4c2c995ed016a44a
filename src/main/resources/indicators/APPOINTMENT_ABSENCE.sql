-- Of the appointments in the period of which it was said whether the agent came, those to which the agent did not come and had not said so; nothing where it was said of none.
select case when count(*) > 0 then count(*) filter (where status = 'ABSENT') end as numerator, nullif(count(*), 0) as denominator
  from reporting.appointment_v
 where (:organisation::uuid is null or organisation_id = :organisation)
   and day >= :from and day < :until
   and status <> 'BOOKED'
