-- Of the people whose path ended in the year and whose exit counts by the State's definition, those who left towards work or training;
-- with the years before as long as they are fewer than five together. Nothing where nobody left.
select sum(dynamic)::bigint as numerator, sum(counted)::bigint as denominator
  from (select sum(sum(counted)) over (order by year desc rows between unbounded preceding and 1 preceding) as later,
               sum(dynamic) as dynamic, sum(counted) as counted
          from (select year, (family in ('DURABLE', 'TRANSITION', 'POSITIVE'))::int as dynamic, (family <> 'NEUTRALISED')::int as counted
                  from insertion.exit_v
                 where year <= extract(year from greatest(:until - 1, :from))) exits
         group by year) years
 where coalesce(later < 5, true)
