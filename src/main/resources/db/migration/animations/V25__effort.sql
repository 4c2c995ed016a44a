-- What an event asks of the concierge: the time that is planned for it, the time that it took, preparing it included, and what to bring.
-- How long it took is known once it has taken place, or was called off after somebody had prepared it.
alter table animations.animation
    add column planned_minutes integer check (planned_minutes between 1 and 60000),
    add column actual_minutes integer check (actual_minutes between 0 and 60000),
    add column material text check (length(trim(material)) between 1 and 1000),
    add constraint took_its_time_once_over check (actual_minutes is null or status in ('HELD', 'CANCELLED'));

create or replace view animations.report_v with (security_invoker = true) as
select a.id, a.kind, a.title, a.status, (a.starts_at at time zone a.zone)::date as day, a.starts_at, a.ends_at, a.only_for,
       a.walk_ins, a.cost_cents, a.cost_bearer,
       array(select s.site_id from animations.animation_site s where s.animation_id = a.id) as site_ids,
       a.planned_minutes, a.actual_minutes
  from animations.animation a
 where a.status <> 'DRAFT';
