-- Orders not cancelled, by pairs of an agent and a calendar month in which they placed at least one: a pooled ratio.
select count(distinct order_id) as numerator,
       count(distinct (member_id, date_trunc('month', placed_on))) as denominator
  from reporting.line_v
 where organisation_id = :organisation
   and (:site::uuid is null or site_id = :site)
   and placed_on >= :from and placed_on < :until
   and order_status <> 'CANCELLED'
