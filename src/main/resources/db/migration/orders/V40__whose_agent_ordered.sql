-- An order is kept for the organisation whose agent placed it. Who changes their employer, or is on another list tomorrow, takes
-- nothing of it along: neither the figures of that year nor what is shared by use.
alter table orders.customer_order add column organisation_id uuid;

-- What was ordered before belongs to the organisation that the member is of now: nothing else was ever written down. The figures are
-- counted anew afterwards (reporting, V40), so these changes are not noted one by one.
alter table orders.customer_order disable trigger note_what_changed;
do $$
declare
    one uuid;
begin
    for one in select id from organisations.operator loop
        perform set_config('app.operator', one::text, true);
        update orders.customer_order o
           set organisation_id = m.organisation_id
          from organisations.member_v m
         where m.id = o.member_id;
    end loop;
    perform set_config('app.operator', '', true);
end $$;
alter table orders.customer_order enable trigger note_what_changed;

alter table orders.customer_order
    alter column organisation_id set not null,
    add foreign key (operator_id, organisation_id) references organisations.organisation (operator_id, id);

create function orders.keep_whose_order_it_was() returns trigger language plpgsql as $$
begin
    raise exception 'an order stays that of the organisation it was placed for' using errcode = 'restrict_violation';
end $$;
create trigger keep_whose_order_it_was before update on orders.customer_order
    for each row when (old.organisation_id <> new.organisation_id) execute function orders.keep_whose_order_it_was();

create or replace view orders.report_v with (security_invoker = true) as
    select l.id, l.order_id, o.member_id, l.site_id, o.channel, o.placed_at, o.status as order_status, l.status, l.family,
           l.service_slug, l.service_name, l.quantity, l.unit_price_cents, l.vat_rate,
           coalesce(l.job_partner_id, l.partner_id) as partner_id, l.promised_first, l.ended_at,
           coalesce((select min(h.at) from orders.history h
                      where h.order_id = l.order_id and h.line_id = l.id and h.what = 'RETURNED'),
                    case when l.status = 'COLLECTED' then l.ended_at end) as ready_at,
           l.position, l.service_id, o.organisation_id
      from orders.order_line l
      join orders.customer_order o on o.operator_id = l.operator_id and o.id = l.order_id;
