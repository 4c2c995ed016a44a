-- Of the users of the period, those who ordered in at least two of its months.
select count(*) filter (where months >= 2) as numerator, count(*) as denominator
  from (select member_id, count(distinct date_trunc('month', placed_on)) as months
          from reporting.line_v
         where organisation_id = :organisation
           and (:site::uuid is null or site_id = :site)
           and placed_on >= :from and placed_on < :until
           and order_status <> 'CANCELLED'
         group by member_id) users
