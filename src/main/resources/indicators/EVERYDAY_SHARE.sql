-- Of the lines created in the period, those of the family that is called everyday.
select count(*) filter (where family = 'EVERYDAY') as numerator, count(*) as denominator
  from reporting.line_v
 where organisation_id = :organisation
   and (:site::uuid is null or site_id = :site)
   and placed_on >= :from and placed_on < :until
