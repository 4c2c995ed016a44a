-- Orders know two things of the time before it was written down elsewhere: on which day a partner was given something first, and what
-- a service was called. Operator by operator, for the policies hold here too.
do $$
declare
    one uuid;
begin
    for one in select id from organisations.operator loop
        perform set_config('app.operator', one::text, true);
        update partners.partner p
           set works_from = least(
                   given.first_day,
                   (select min(e.valid_from) from partners.ess_period_v e where e.partner_id = p.id),
                   p.works_until)
          from (select partner_id, min(given_at at time zone 'Europe/Paris')::date as first_day
                  from orders.job group by partner_id) given
         where given.partner_id = p.id;
        -- Until somebody ordered it by another name, or until now.
        insert into catalogue.former_service (service_id, until, name)
        select named.service_id,
               coalesce((select min(later.placed_at)
                           from orders.order_line l
                           join orders.customer_order later on later.id = l.order_id
                          where l.service_id = named.service_id and l.service_name <> named.name and later.placed_at > named.last_at),
                        now()),
               named.name
          from (select l.service_id, l.service_name as name, max(o.placed_at) as last_at
                  from orders.order_line l
                  join orders.customer_order o on o.id = l.order_id
                  join catalogue.service_v s on s.id = l.service_id
                 where l.service_name <> s.name
                 group by l.service_id, l.service_name) named
            on conflict do nothing;
    end loop;
    perform set_config('app.operator', '', true);
end $$;
