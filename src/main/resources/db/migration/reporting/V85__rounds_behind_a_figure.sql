-- What was driven for whom: of each round that is over, the part of each site, for every organisation that the site was of that day.
create view reporting.round_v with (security_invoker = true) as
    select w.round_id, o.organisation_id, w.site_id, w.day, w.vehicle, w.metres
      from rounds.way_v w
      join organisations.site_organisation_v o
        on o.site_id = w.site_id
       and o.valid_from <= w.day
       and (o.valid_until is null or o.valid_until >= w.day);
