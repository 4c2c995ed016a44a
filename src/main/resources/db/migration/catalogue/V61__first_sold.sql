-- Since when a service has been sold anywhere: what was in no price list before, nobody can have asked for.
create view catalogue.first_sold_v with (security_invoker = true) as
    select service_id, min(valid_from) as since from catalogue.price group by service_id;
