-- A piece that is on a round has a key of its holder as well, and no reservation: only what lies in a compartment needs one.
create or replace function lockers.require_reserved() returns trigger language plpgsql set search_path = '' as $$
begin
    if exists (
            select from custody.item i
              join orders.customer_order o on o.operator_id = i.operator_id and o.id = i.order_id
             where i.id = new.item_id and i.holder_kind = 'LOCKER' and i.holder_ref is not null and not i.missing and not i.lost
               and not exists (select from lockers.reservation r
                                where r.operator_id = i.operator_id and r.compartment_id = i.holder_ref
                                  and r.member_id = o.member_id and r.state = 'LOADED')) then
        raise exception 'piece % lies in a compartment that is not its member''s', new.item_id
            using errcode = 'restrict_violation';
    end if;
    return null;
end $$;
