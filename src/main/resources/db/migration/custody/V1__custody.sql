-- Who holds what. A piece has exactly one holder at any time; the ledger tells how it came to them, one transfer after
-- the other, each beginning where the last one ended. The application may only add to the ledger: it is the trigger on
-- the ledger that moves a piece, so that no program can say otherwise than what is written here.

create table custody.item (
    operator_id   uuid not null default shared.current_operator(),
    id            uuid primary key,
    label         text not null check (label ~ '^[2-9A-HJKMNP-Z]{6}$'),
    order_id      uuid not null,
    line_id       uuid not null,
    site_id       uuid not null,
    piece         smallint not null check (piece between 1 and 20),
    pieces        smallint not null check (pieces between 1 and 20),
    description   text not null check (length(trim(description)) between 1 and 200),
    reserves      text[] not null default '{}'
        check (reserves <@ array['STAIN', 'TEAR', 'MISSING_BUTTON', 'WORN', 'SCRATCH', 'OTHER']),
    reserve_note  text check (length(trim(reserve_note)) between 1 and 200),
    -- moved by the ledger alone
    holder_kind   text not null,
    holder_id     uuid,
    holder_detail text,
    seq           integer not null default 0,
    missing       boolean not null default false,
    unique (operator_id, id),
    unique (operator_id, label),
    unique (line_id, piece),
    check (piece <= pieces),
    check (reserve_note is null or 'OTHER' = any (reserves)),
    foreign key (operator_id, order_id) references orders.customer_order (operator_id, id),
    foreign key (operator_id, line_id) references orders.order_line (operator_id, id),
    foreign key (operator_id, site_id) references organisations.site (operator_id, id)
);
call shared.tenant_table('custody.item');
call shared.append_only_table('custody.item');
create index on custody.item (operator_id, order_id);
create index on custody.item (operator_id, site_id, holder_kind) where holder_kind not in ('MEMBER', 'DELEGATE', 'DISPOSED');

-- A holder is a kind, whom or where, and what completes it: the sealed type Holder, repeated where nothing bypasses it.
create function custody.is_holder(kind text, id uuid, detail text) returns boolean
    language sql immutable parallel safe
    return case kind
        when 'MEMBER'    then id is not null and detail is null
        when 'DELEGATE'  then id is null and length(trim(detail)) between 1 and 100
        when 'CONCIERGE' then id is not null and detail is null
        when 'STORAGE'   then id is not null and length(trim(detail)) between 1 and 60
        when 'LOCKER'    then id is not null and length(trim(detail)) between 1 and 60
        when 'COURIER'   then id is null and length(trim(detail)) between 1 and 100
        when 'PARTNER'   then id is not null and detail is null
        when 'DISPOSED'  then id is null and length(trim(detail)) between 1 and 100
        else false end;
alter table custody.item add constraint one_holder check (custody.is_holder(holder_kind, holder_id, holder_detail));

-- The ledger. Pieces that change hands in one gesture share a transfer.
create table custody.custody_event (
    operator_id uuid not null default shared.current_operator(),
    id          uuid primary key,
    transfer_id uuid not null,
    item_id     uuid not null,
    seq         integer not null check (seq >= 1),
    from_kind   text not null,
    from_id     uuid,
    from_detail text,
    to_kind     text not null,
    to_id       uuid,
    to_detail   text,
    at          timestamptz not null,
    method      text not null check (method in ('SCAN', 'SIGNATURE', 'CODE', 'WITNESSED', 'DECLARED')),
    account_id  uuid not null,
    role        text not null,
    undoes      uuid,
    unique (operator_id, id),
    unique (item_id, seq),
    unique (undoes),
    foreign key (operator_id, item_id) references custody.item (operator_id, id),
    foreign key (operator_id, undoes) references custody.custody_event (operator_id, id),
    constraint from_a_holder check (custody.is_holder(from_kind, from_id, from_detail)),
    constraint to_a_holder check (custody.is_holder(to_kind, to_id, to_detail)),
    constraint something_moves check ((from_kind, from_id, from_detail) is distinct from (to_kind, to_id, to_detail))
);
call shared.tenant_table('custody.custody_event');
call shared.append_only_table('custody.custody_event');
create index on custody.custody_event (operator_id, transfer_id);

-- A piece that did not come back, and the day it turned up. Told before the member hears that anything is ready.
create table custody.sighting (
    operator_id uuid not null default shared.current_operator(),
    id          uuid primary key,
    item_id     uuid not null,
    what        text not null check (what in ('MISSING', 'FOUND')),
    at          timestamptz not null,
    account_id  uuid not null,
    role        text not null,
    foreign key (operator_id, item_id) references custody.item (operator_id, id)
);
call shared.tenant_table('custody.sighting');
call shared.append_only_table('custody.sighting');
create index on custody.sighting (operator_id, item_id);

-- The state of a piece when it was handed in, as a picture. Written anew on arrival: upright, smaller, nothing hidden in it.
create table custody.photo (
    operator_id uuid not null default shared.current_operator(),
    id          uuid primary key,
    item_id     uuid not null,
    taken_at    timestamptz not null,
    account_id  uuid not null,
    width       smallint not null check (width between 1 and 1600),
    height      smallint not null check (height between 1 and 1600),
    jpeg        bytea not null check (length(jpeg) between 1 and 4194304),
    for_partner boolean not null default false,
    unique (operator_id, id),
    foreign key (operator_id, item_id) references custody.item (operator_id, id)
);
call shared.tenant_table('custody.photo');
create index on custody.photo (operator_id, item_id);

-- A piece enters the ledger from whoever brings it: the member, or the partner who made it.
create function custody.begin_with_whoever_brings_it() returns trigger
    language plpgsql set search_path = '' as $$
begin
    if new.seq <> 0 or new.missing or new.holder_kind not in ('MEMBER', 'PARTNER') then
        raise exception 'a piece enters the ledger from a member or a partner' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger begin_with_whoever_brings_it before insert on custody.item
    for each row execute function custody.begin_with_whoever_brings_it();

-- A transfer begins where the last one ended. Two at once: the second one finds the piece gone and is refused.
create function custody.move_item() returns trigger
    language plpgsql security definer set search_path = '' as $$
begin
    update custody.item
       set holder_kind = new.to_kind, holder_id = new.to_id, holder_detail = new.to_detail, seq = new.seq
     where operator_id = new.operator_id and id = new.item_id and seq = new.seq - 1
       and (holder_kind, holder_id, holder_detail)
           is not distinct from (new.from_kind, new.from_id, new.from_detail);
    if not found then
        raise exception 'piece % is not where this transfer begins', new.item_id using errcode = '40001';
    end if;
    if new.undoes is not null and not exists (
            select from custody.custody_event e
             where e.id = new.undoes and e.item_id = new.item_id and e.seq = new.seq - 1
               and (e.from_kind, e.from_id, e.from_detail) is not distinct from (new.to_kind, new.to_id, new.to_detail)) then
        raise exception 'only the last transfer of a piece can be undone, back to where it began'
            using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger move_item before insert on custody.custody_event
    for each row execute function custody.move_item();

create function custody.note_sighting() returns trigger
    language plpgsql security definer set search_path = '' as $$
begin
    update custody.item set missing = (new.what = 'MISSING')
     where operator_id = new.operator_id and id = new.item_id and missing = (new.what = 'FOUND');
    if not found then
        raise exception 'piece % was already noted so', new.item_id using errcode = '40001';
    end if;
    return new;
end $$;
create trigger note_sighting before insert on custody.sighting
    for each row execute function custody.note_sighting();

-- "Ready" means: on the shelf, or in a locker, of that site. Checked when the transaction commits, from both sides:
-- when the line moves and when a piece does.
create function custody.require_on_site(line uuid) returns void
    language plpgsql security definer set search_path = '' as $$
begin
    if exists (
            select from orders.order_line l
              join custody.item i on i.operator_id = l.operator_id and i.line_id = l.id
             where l.id = line and not i.missing
               and (l.status in ('DEPOSITED', 'READY') or l.status = 'UNTREATED' and l.place is not null)
               and not (i.holder_kind in ('STORAGE', 'LOCKER') and i.holder_id = i.site_id)) then
        raise exception 'line % is said to be on site while a piece of it is elsewhere', line
            using errcode = 'restrict_violation';
    end if;
end $$;

create function custody.line_is_on_site() returns trigger language plpgsql set search_path = '' as $$
begin
    perform custody.require_on_site(new.id);
    return null;
end $$;
create constraint trigger line_is_on_site
    after insert or update of status, place on orders.order_line deferrable initially deferred
    for each row when (new.status in ('DEPOSITED', 'READY', 'UNTREATED'))
    execute function custody.line_is_on_site();

create function custody.item_is_on_site() returns trigger language plpgsql set search_path = '' as $$
begin
    perform custody.require_on_site(line_id) from custody.item where id = new.item_id;
    return null;
end $$;
create constraint trigger item_is_on_site
    after insert on custody.custody_event deferrable initially deferred
    for each row execute function custody.item_is_on_site();

-- Read by other modules.
create view custody.item_v with (security_invoker = true) as
    select id, label, order_id, line_id, site_id, piece, pieces, description, holder_kind, holder_id, holder_detail, missing
      from custody.item;
