-- A compartment of a locker was a word in the ledger, as a shelf is. Where it is one of ours it has a key now, so that its name may
-- change and two banks may have an A1 each. What was written before stays as it is, by its word alone.
alter table custody.item
    add column holder_ref uuid,
    add constraint only_compartments_have_a_key check (holder_ref is null or holder_kind = 'LOCKER');
alter table custody.custody_event
    add column from_ref uuid,
    add column to_ref uuid,
    drop constraint something_moves,
    add constraint something_moves check ((from_kind, from_id, from_detail, from_ref)
                                          is distinct from (to_kind, to_id, to_detail, to_ref)),
    add constraint only_compartments_have_a_key check ((from_ref is null or from_kind = 'LOCKER')
                                                       and (to_ref is null or to_kind = 'LOCKER'));
create index on custody.item (operator_id, holder_ref) where holder_ref is not null;

create or replace function custody.move_item() returns trigger
    language plpgsql security definer set search_path = '' as $$
begin
    update custody.item
       set holder_kind = new.to_kind, holder_id = new.to_id, holder_detail = new.to_detail, holder_ref = new.to_ref, seq = new.seq
     where operator_id = new.operator_id and id = new.item_id and seq = new.seq - 1
       and (holder_kind, holder_id, holder_detail, holder_ref)
           is not distinct from (new.from_kind, new.from_id, new.from_detail, new.from_ref);
    if not found then
        raise exception 'piece % is not where this transfer begins', new.item_id using errcode = '40001';
    end if;
    if new.undoes is not null and not exists (
            select from custody.custody_event e
             where e.id = new.undoes and e.item_id = new.item_id and e.seq = new.seq - 1
               and (e.from_kind, e.from_id, e.from_detail, e.from_ref)
                   is not distinct from (new.to_kind, new.to_id, new.to_detail, new.to_ref)) then
        raise exception 'only the last transfer of a piece can be undone, back to where it began'
            using errcode = 'restrict_violation';
    end if;
    return new;
end $$;

create or replace view custody.item_v with (security_invoker = true) as
    select id, label, order_id, line_id, site_id, piece, pieces, description, holder_kind, holder_id, holder_detail, missing,
           damage, damage_note, lost, holder_ref
      from custody.item;
