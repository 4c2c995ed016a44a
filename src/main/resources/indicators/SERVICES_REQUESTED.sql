-- Order lines created in the period, whatever became of them.
select count(*) as numerator, null::bigint as denominator
  from reporting.line_v
 where organisation_id = :organisation
   and (:site::uuid is null or site_id = :site)
   and placed_on >= :from and placed_on < :until
