-- Distinct agents with at least one order placed in the period that was not cancelled.
select count(distinct member_id) as numerator, null::bigint as denominator
  from reporting.line_v
 where organisation_id = :organisation
   and (:site::uuid is null or site_id = :site)
   and placed_on >= :from and placed_on < :until
   and order_status <> 'CANCELLED'
