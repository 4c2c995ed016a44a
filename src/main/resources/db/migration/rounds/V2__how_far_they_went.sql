-- How far a round went, from where it left back to there: as its vehicle says, or else reckoned in the order in which its stops were
-- made. Empty where nobody read it and some stop is not on the map.
alter table rounds.round
    add column driven_metres integer check (driven_metres between 0 and 500000),
    add column driven_by     text check (driven_by in ('ODOMETER', 'RECKONED')),
    add constraint driven_once_closed check (
        (driven_metres is null) = (driven_by is null) and (driven_by is null or state = 'CLOSED'));

-- Read by other modules: what of the way of a round falls to each site for which it was made, the one that it left from among them.
create view rounds.way_v with (security_invoker = true) as
    select r.id as round_id, s.site_id, r.day, r.vehicle,
           round(r.driven_metres::numeric / count(*) over (partition by r.id)) as metres
      from rounds.round r
      cross join lateral (
           select r.start_id as site_id
           union
           select stop.site_id from rounds.stop
            where stop.operator_id = r.operator_id and stop.round_id = r.id and stop.site_id is not null) s
     where r.driven_metres is not null;
