-- Services delivered in the period that were an appointment at a booked hour; nothing where there was none.
select nullif(count(*), 0) as numerator, null::bigint as denominator
  from reporting.appointment_v
 where (:organisation::uuid is null or organisation_id = :organisation)
   and delivered_on >= :from and delivered_on < :until
