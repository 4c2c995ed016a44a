-- Lines that say a job that is not theirs, or is not there.
select l.id::text as thing
  from orders.order_line l
 where l.job_id is not null
   and not exists (select from orders.job j where j.id = l.job_id and j.line_id = l.id and j.partner_id = l.job_partner_id)
