-- Collections: what is given for an association, from the desk to its receipt. A chain like custody's: what was taken in is what the
-- lots hold, what the lots hold is what the association says that it got; where it is not, the difference stands there with a word
-- about why. Nobody who gives is named: nothing needs it, and the receipt for taxes is the association's to write.

create table animations.collection (
    id             uuid primary key,
    operator_id    uuid not null default shared.current_operator(),
    title          text not null check (length(trim(title)) between 1 and 120),
    -- The animation at which it is collected; none for one that stands alone.
    animation_id   uuid,
    association_id uuid not null,
    site_id        uuid not null,
    place          text check (length(trim(place)) between 1 and 300),
    first_day      date not null,
    last_day       date not null check (last_day >= first_day),
    status         text not null check (status in ('RUNNING', 'CLOSED')),
    closed_at      timestamptz,
    version        integer not null default 0,
    foreign key (operator_id, animation_id) references animations.animation (operator_id, id),
    foreign key (operator_id, association_id) references partners.partner (operator_id, id),
    foreign key (operator_id, site_id) references organisations.site (operator_id, id),
    unique (operator_id, id),
    check ((status = 'CLOSED') = (closed_at is not null))
);
create index on animations.collection (operator_id, site_id, last_day);
call shared.tenant_table('animations.collection');

-- What is taken, each counted or weighed, and what is not.
create table animations.good (
    id            uuid primary key,
    operator_id   uuid not null default shared.current_operator(),
    collection_id uuid not null,
    position      smallint not null check (position between 1 and 40),
    name          text not null check (length(trim(name)) between 1 and 80),
    unit          text not null check (unit in ('PIECES', 'GRAMS')),
    taken         boolean not null,
    foreign key (operator_id, collection_id) references animations.collection (operator_id, id),
    unique (collection_id, position),
    unique (operator_id, collection_id, id, unit, taken)
);
call shared.tenant_table('animations.good');

create table animations.lot (
    id             uuid primary key,
    operator_id    uuid not null default shared.current_operator(),
    collection_id  uuid not null,
    number         smallint not null check (number between 1 and 999),
    status         text not null check (status in ('OPEN', 'SEALED', 'HANDED_OVER', 'RECEIVED')),
    sealed_at      timestamptz,
    -- By what they are for the association, not by their name.
    handed_to      text check (length(trim(handed_to)) between 1 and 80),
    handed_at      timestamptz,
    receipt_number text check (length(trim(receipt_number)) between 1 and 60),
    received_on    date,
    version        integer not null default 0,
    foreign key (operator_id, collection_id) references animations.collection (operator_id, id),
    unique (operator_id, id),
    unique (operator_id, collection_id, id),
    unique (collection_id, number),
    constraint state_is_complete check (
        case status when 'OPEN'        then num_nonnulls(sealed_at, handed_to, handed_at, receipt_number, received_on) = 0
                    when 'SEALED'      then sealed_at is not null
                                            and num_nonnulls(handed_to, handed_at, receipt_number, received_on) = 0
                    when 'HANDED_OVER' then num_nonnulls(sealed_at, handed_to, handed_at) = 3
                                            and num_nonnulls(receipt_number, received_on) = 0
                    when 'RECEIVED'    then num_nonnulls(sealed_at, handed_to, handed_at, receipt_number, received_on) = 5
                    else false end)
);
create unique index one_open_lot on animations.lot (collection_id) where status = 'OPEN';
call shared.tenant_table('animations.lot');

create table animations.deposit (
    id            uuid primary key,
    operator_id   uuid not null default shared.current_operator(),
    collection_id uuid not null,
    good_id       uuid not null,
    unit          text not null,
    good_taken    boolean not null,
    -- Pieces or grams.
    amount        integer not null check (amount between 1 and 1000000),
    lot_id        uuid,
    refusal       text check (refusal in ('NOT_TAKEN', 'DAMAGED', 'DIRTY', 'UNSAFE', 'NO_ROOM')),
    at            timestamptz not null,
    -- Noted by mistake: it counts no more.
    withdrawn_at  timestamptz,
    foreign key (operator_id, collection_id, good_id, unit, good_taken)
        references animations.good (operator_id, collection_id, id, unit, taken),
    foreign key (operator_id, collection_id, lot_id) references animations.lot (operator_id, collection_id, id),
    unique (operator_id, id),
    check ((refusal is null) = (lot_id is not null)),
    constraint only_what_is_taken check (good_taken or refusal is not null)
);
create index on animations.deposit (operator_id, collection_id, at desc);
create index on animations.deposit (lot_id) where lot_id is not null;
call shared.tenant_table('animations.deposit');

-- What a lot holds of each good: by what was taken in, by what was counted or weighed when it was sealed, by the receipt.
create table animations.lot_content (
    operator_id  uuid not null default shared.current_operator(),
    lot_id       uuid not null,
    good_id      uuid not null,
    deposited    integer not null check (deposited >= 0),
    sealed       integer not null check (sealed >= 0),
    sealing_note text check (length(trim(sealing_note)) between 1 and 300),
    received     integer check (received >= 0),
    receipt_note text check (length(trim(receipt_note)) between 1 and 300),
    primary key (lot_id, good_id),
    foreign key (operator_id, lot_id) references animations.lot (operator_id, id),
    foreign key (good_id) references animations.good (id),
    constraint sealed_as_deposited check (sealed = deposited or sealing_note is not null),
    constraint received_as_sealed check (received is null or received = sealed or receipt_note is not null)
);
call shared.tenant_table('animations.lot_content');

-- Once a lot is sealed nothing goes in or out.
create function animations.keep_sealed() returns trigger
    language plpgsql as
$$
declare
    its_lot uuid := case when tg_op = 'DELETE' then old.lot_id else new.lot_id end;
begin
    if its_lot is not null and not exists (select from animations.lot where id = its_lot and status = 'OPEN' for share) then
        raise exception 'lot % is sealed', its_lot using errcode = 'check_violation', constraint = 'lot_is_sealed';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end
$$;

create trigger keep_sealed before insert or update or delete on animations.deposit
    for each row execute function animations.keep_sealed();

-- A lot that is sealed says of each good what was taken in for it, and one that is received what came.
create function animations.lot_adds_up() returns trigger
    language plpgsql as
$$
declare
    -- As it is when all is done, which may be more than one step later.
    now_is text := (select status from animations.lot where id = new.id);
begin
    if now_is <> 'OPEN' and exists (
        select from (select good_id, sum(amount) as amount from animations.deposit
                      where lot_id = new.id and withdrawn_at is null group by good_id) d
          full join (select good_id, deposited, received from animations.lot_content where lot_id = new.id) c using (good_id)
         where coalesce(d.amount, 0) is distinct from coalesce(c.deposited, 0) or c.good_id is null
            or (now_is = 'RECEIVED') <> (c.received is not null)) then
        raise exception 'lot % does not add up', new.id using errcode = 'check_violation', constraint = 'lot_adds_up';
    end if;
    return null;
end
$$;

create constraint trigger lot_adds_up after insert or update on animations.lot
    deferrable initially deferred for each row execute function animations.lot_adds_up();

-- For the report: what an association got, by the receipt, and what was taken in.
create view animations.collected_v with (security_invoker = true) as
select l.id as lot_id, c.id as collection_id, c.site_id, c.association_id, c.title, l.received_on, g.unit,
       sum(k.deposited) as deposited, sum(k.sealed) as sealed, sum(k.received) as received
  from animations.lot l
  join animations.collection c on c.operator_id = l.operator_id and c.id = l.collection_id
  join animations.lot_content k on k.operator_id = l.operator_id and k.lot_id = l.id
  join animations.good g on g.operator_id = k.operator_id and g.id = k.good_id
 where l.status = 'RECEIVED'
 group by l.id, c.id, g.unit;
