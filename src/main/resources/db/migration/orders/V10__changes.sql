-- Which orders changed since somebody who counts them last asked. The database itself notes it, so that no way of changing an
-- order can forget to; whoever takes a note deletes it. The same order may be noted more than once.
create table orders.change (
    operator_id uuid not null default shared.current_operator(),
    id          bigint generated always as identity,
    order_id    uuid not null,
    primary key (operator_id, id)
);
call shared.tenant_table('orders.change');

create function orders.note_the_order_of_a_line() returns trigger language plpgsql as $$
begin
    insert into orders.change (order_id) values (coalesce(new.order_id, old.order_id));
    return null;
end $$;
create trigger note_what_changed after insert or update or delete on orders.order_line
    for each row execute function orders.note_the_order_of_a_line();

create function orders.note_the_order() returns trigger language plpgsql as $$
begin
    insert into orders.change (order_id) values (new.id);
    return null;
end $$;
create trigger note_what_changed after update on orders.customer_order
    for each row execute function orders.note_the_order();

-- Its place in the order, so that an order of several lines is counted once.
create or replace view orders.report_v with (security_invoker = true) as
    select l.id, l.order_id, o.member_id, l.site_id, o.channel, o.placed_at, o.status as order_status, l.status, l.family,
           l.service_slug, l.service_name, l.quantity, l.unit_price_cents, l.vat_rate,
           coalesce(l.job_partner_id, l.partner_id) as partner_id, l.promised_first, l.ended_at,
           coalesce((select min(h.at) from orders.history h
                      where h.order_id = l.order_id and h.line_id = l.id and h.what = 'RETURNED'),
                    case when l.status = 'COLLECTED' then l.ended_at end) as ready_at,
           l.position
      from orders.order_line l
      join orders.customer_order o on o.operator_id = l.operator_id and o.id = l.order_id;
