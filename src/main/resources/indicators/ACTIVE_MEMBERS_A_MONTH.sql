-- Pairs of an agent and a calendar month in which they placed at least one order, by the months of the period as far as it is counted.
select count(*) as numerator,
       (select count(*) from generate_series(:from, :until - 1, interval '1 month')) as denominator
  from (select from reporting.active_fact
         where (:organisation::uuid is null or organisation_id = :organisation)
           and (:site::uuid is null or site_id = :site)
           and month >= :from and month < :until
           and orders > 0
         group by member_id, month) pairs
