-- Operators of whom nothing at all is on record, though somebody works there: their rows are missing.
select o.slug as thing
  from organisations.operator o
 where o.id = shared.current_operator()
   and exists (select from accounts.role_grant g where g.operator_id = o.id)
   and not exists (select from web.audit_event)
   and not exists (select from organisations.organisation)
   and not exists (select from orders.customer_order)
