-- Places taken in the period of those of hours for several, as soon as one of them was taken; nothing where there was no such hour.
select case when count(*) > 0 then sum(taken)::bigint end as numerator, sum(capacity)::bigint as denominator
  from (select slot_id, capacity, count(*) as taken
          from reporting.appointment_v
         where (:organisation::uuid is null or organisation_id = :organisation)
           and day >= :from and day < :until
           and capacity > 1
         group by slot_id, capacity) hours
