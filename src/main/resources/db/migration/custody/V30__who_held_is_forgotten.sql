-- Five years after a piece came back nobody can claim anything any more: the ledger then says that it was held, and not by whom. It
-- is only ever added to; this one deed of its owner takes the people out of it, and touches nothing younger than four years,
-- whatever is asked. Within one piece two people stay two, so that each transfer still moves something.
create function custody.forget_who(before timestamptz, most integer) returns integer
    language plpgsql volatile security definer set search_path = '' as $$
declare
    one   uuid;
    -- drawn anew for each piece: whoever knows a key cannot find it again
    salt  text;
    done  integer := 0;
begin
    for one in
        select i.id from custody.item i
         where i.holder_kind in ('MEMBER', 'DELEGATE', 'DISPOSED') and not i.missing and i.description <> '—'
           and (select max(e.at) from custody.custody_event e where e.item_id = i.id)
               < least(before, pg_catalog.now() - interval '4 years')
         limit most
    loop
        salt := pg_catalog.gen_random_uuid()::text;
        update custody.custody_event e
           set from_id = case when from_kind in ('MEMBER', 'CONCIERGE') then pg_catalog.md5(from_id || salt)::uuid else from_id end,
               to_id = case when to_kind in ('MEMBER', 'CONCIERGE') then pg_catalog.md5(to_id || salt)::uuid else to_id end,
               from_detail = case when from_kind in ('DELEGATE', 'COURIER', 'DISPOSED') then '— ' || (seq - 1) else from_detail end,
               to_detail = case when to_kind in ('DELEGATE', 'COURIER', 'DISPOSED') then '— ' || seq else to_detail end,
               account_id = pg_catalog.md5(account_id || salt)::uuid
         where e.item_id = one;
        update custody.sighting set account_id = pg_catalog.md5(account_id || salt)::uuid where item_id = one;
        update custody.item
           set description = '—', reserve_note = null,
               holder_id = case when holder_kind = 'MEMBER' then pg_catalog.md5(holder_id || salt)::uuid else holder_id end,
               holder_detail = case when holder_kind in ('DELEGATE', 'DISPOSED') then '— ' || seq else holder_detail end
         where id = one;
        done := done + 1;
    end loop;
    return done;
end $$;
