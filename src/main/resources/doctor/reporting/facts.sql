-- Lines that the figures count otherwise than the orders have them, beside those that changed a moment ago: --rebuild-facts counts
-- them anew.
select line_id::text as thing
  from (select line_id, order_id, organisation_id, site_id, member_id, family, partner_id, asked_on, is_order, is_kept,
               delivered_on, on_time, net_cents, service_id
          from reporting.line_fact) kept
  full join (select line_id, order_id, organisation_id, site_id, member_id, family, partner_id, asked_on, is_order, is_kept,
                    delivered_on, on_time, net_cents, service_id
               from reporting.line_count_v) counted using (line_id)
 where kept is distinct from counted
   and not exists (select from orders.change c where c.order_id in (kept.order_id, counted.order_id))
