-- A piece may come back damaged, or be damaged on the shelf: what is wrong is noted beside the reserves of the day it was handed in,
-- and taken away again when it was mended or agreed upon. One that is not found again is lost for good.
alter table custody.item
    add column damage      text[] not null default '{}'
        check (damage <@ array['STAIN', 'TEAR', 'MISSING_BUTTON', 'WORN', 'SCRATCH', 'OTHER']),
    add column damage_note text check (length(trim(damage_note)) between 1 and 200),
    add column lost        boolean not null default false,
    -- nobody of ours has it any more, nor looks for it
    add column gone        boolean not null
        generated always as (holder_kind in ('MEMBER', 'DELEGATE', 'DISPOSED') and not missing or lost) stored,
    add constraint damage_is_of_a_kind check (damage_note is null or 'OTHER' = any (damage)),
    add constraint lost_is_not_looked_for check (not (lost and missing));

alter table custody.sighting
    add column damage      text[] not null default '{}',
    add column damage_note text check (length(trim(damage_note)) between 1 and 200),
    drop constraint sighting_what_check,
    add constraint sighting_what_check check (what in ('MISSING', 'FOUND', 'DAMAGED', 'CLEARED', 'LOST')),
    add constraint only_damage_is_of_a_kind check ((what = 'DAMAGED') = (damage <> '{}'));

create or replace function custody.note_sighting() returns trigger
    language plpgsql security definer set search_path = '' as $$
begin
    update custody.item
       set missing = case when new.what = 'MISSING' then true when new.what in ('FOUND', 'LOST') then false else missing end,
           lost = new.what = 'LOST' or lost and new.what <> 'FOUND',
           damage = case new.what when 'DAMAGED' then new.damage when 'CLEARED' then '{}' else damage end,
           damage_note = case new.what when 'DAMAGED' then new.damage_note when 'CLEARED' then null else damage_note end
     where operator_id = new.operator_id and id = new.item_id
       and case new.what when 'MISSING' then not missing and not lost
                         when 'FOUND'   then missing or lost
                         when 'LOST'    then missing
                         when 'DAMAGED' then true
                         else damage <> '{}' end;
    if not found then
        raise exception 'piece % was already noted so', new.item_id using errcode = '40001';
    end if;
    return new;
end $$;

-- "Ready" means: all of it on the shelf, or in a locker, of that site, and as it should be; given is what was given whole.
create or replace function custody.require_on_site(line uuid) returns void
    language plpgsql security definer set search_path = '' as $$
begin
    if exists (
            select from orders.order_line l
              join custody.item i on i.operator_id = l.operator_id and i.line_id = l.id
             where l.id = line and not i.missing
               and (l.status in ('DEPOSITED', 'READY') or l.status = 'UNTREATED' and l.place is not null)
               and not (i.holder_kind in ('STORAGE', 'LOCKER') and i.holder_id = i.site_id)
               -- a part of it may have been handed over before the rest was found, but never all of it
               and not (l.status <> 'DEPOSITED' and i.holder_kind in ('MEMBER', 'DELEGATE')
                        and exists (select from custody.item other
                                     where other.line_id = l.id and other.holder_kind in ('STORAGE', 'LOCKER')))) then
        raise exception 'line % is said to be on site while a piece of it is elsewhere', line
            using errcode = 'restrict_violation';
    end if;
    if exists (
            select from orders.order_line l
              join custody.item i on i.operator_id = l.operator_id and i.line_id = l.id
             where l.id = line
               and (i.missing and (l.status in ('DEPOSITED', 'READY', 'COLLECTED', 'RETURNED_UNTREATED')
                                   or l.status = 'UNTREATED' and l.place is not null)
                    or i.damage <> '{}' and (l.status in ('DEPOSITED', 'READY')
                                             or l.status = 'UNTREATED' and l.place is not null))) then
        raise exception 'line % is said to be whole while a piece of it is missing or damaged', line
            using errcode = 'restrict_violation';
    end if;
end $$;

drop trigger line_is_on_site on orders.order_line;
create constraint trigger line_is_on_site
    after insert or update of status, place on orders.order_line deferrable initially deferred
    for each row when (new.status in ('DEPOSITED', 'READY', 'UNTREATED', 'COLLECTED', 'RETURNED_UNTREATED'))
    execute function custody.line_is_on_site();

create constraint trigger item_is_whole
    after insert on custody.sighting deferrable initially deferred
    for each row execute function custody.item_is_on_site();

-- As before, and what was lost for good too.
create or replace function custody.forget_who(before timestamptz, most integer) returns integer
    language plpgsql volatile security definer set search_path = '' as $$
declare
    one   uuid;
    -- drawn anew for each piece: whoever knows a key cannot find it again
    salt  text;
    done  integer := 0;
begin
    for one in
        select i.id from custody.item i
         where i.gone and i.description <> '—'
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
        update custody.sighting set account_id = pg_catalog.md5(account_id || salt)::uuid, damage_note = null where item_id = one;
        update custody.item
           set description = '—', reserve_note = null, damage_note = null,
               holder_id = case when holder_kind = 'MEMBER' then pg_catalog.md5(holder_id || salt)::uuid else holder_id end,
               holder_detail = case when holder_kind in ('DELEGATE', 'DISPOSED') then '— ' || seq else holder_detail end
         where id = one;
        done := done + 1;
    end loop;
    return done;
end $$;

create or replace view custody.item_v with (security_invoker = true) as
    select id, label, order_id, line_id, site_id, piece, pieces, description, holder_kind, holder_id, holder_detail, missing,
           damage, damage_note, lost
      from custody.item;
