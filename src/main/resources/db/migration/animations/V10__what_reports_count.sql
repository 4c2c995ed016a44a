-- For the report: what took place on which day of its own clock, who was registered for it, and what associations got by which receipt.
create view animations.report_v with (security_invoker = true) as
select a.id, a.kind, a.title, a.status, (a.starts_at at time zone a.zone)::date as day, a.starts_at, a.ends_at, a.only_for,
       a.walk_ins, a.cost_cents, a.cost_bearer,
       array(select s.site_id from animations.animation_site s where s.animation_id = a.id) as site_ids
  from animations.animation a
 where a.status <> 'DRAFT';

create view animations.received_v with (security_invoker = true) as
select l.id as lot_id, c.id as collection_id, c.title, c.site_id, c.association_id, a.only_for, l.received_on,
       l.receipt_number, g.unit,
       sum(k.deposited) as deposited, sum(k.sealed) as sealed, sum(k.received) as received
  from animations.lot l
  join animations.collection c on c.operator_id = l.operator_id and c.id = l.collection_id
  left join animations.animation a on a.operator_id = c.operator_id and a.id = c.animation_id
  join animations.lot_content k on k.operator_id = l.operator_id and k.lot_id = l.id
  join animations.good g on g.operator_id = k.operator_id and g.id = k.good_id
 where l.status = 'RECEIVED'
 group by l.id, c.id, a.only_for, g.unit;
