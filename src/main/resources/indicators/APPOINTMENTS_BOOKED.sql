-- Appointments not given back, whose hour is on a day of the period; nothing where there was none.
select nullif(count(*), 0) as numerator, null::bigint as denominator
  from reporting.appointment_v
 where (:organisation::uuid is null or organisation_id = :organisation)
   and day >= :from and day < :until
