-- Whom a list does not name may have left, or the list may be short: people lost their right by files in which they stood. Which
-- addresses stand in a file is kept apart from what could be read of it, who is ended together is written down so that it can be
-- undone in one go, and what was left out of a line is told as a remark, for it costs nobody their place.

alter table organisations.member_import
    -- lines that name somebody a second time
    add column repeated   integer not null default 0,
    -- the lines that had been refused, corrected: no whole list
    add column correction boolean not null default false;

-- Every address that stands anywhere in a file: in a refused line, in a second column of addresses, in one that is not read.
create table organisations.member_import_address (
    operator_id uuid not null default shared.current_operator(),
    import_id   uuid not null,
    email       text not null,
    primary key (import_id, email),
    foreign key (operator_id, import_id) references organisations.member_import (operator_id, id)
);
call shared.tenant_table('organisations.member_import_address');

-- What could not be read of a line that was taken all the same, or what it says twice, in the order in which it was met.
create table organisations.member_import_remark (
    operator_id uuid not null default shared.current_operator(),
    import_id   uuid not null,
    position    integer not null,
    number      integer not null check (number > 0),
    email       text not null,
    name        text not null,
    remark      text not null,
    arguments   text[] not null,
    primary key (import_id, position),
    foreign key (operator_id, import_id) references organisations.member_import (operator_id, id)
);
call shared.tenant_table('organisations.member_import_remark');

-- People whose right was ended together, because their organisation's list did not name them.
create table organisations.departure (
    id          uuid primary key,
    operator_id uuid not null default shared.current_operator(),
    import_id   uuid not null,
    ended_at    timestamptz not null,
    ended_by    uuid not null,
    people      integer not null check (people > 0),
    undone_at   timestamptz,
    undone_by   uuid,
    restored    integer,
    foreign key (operator_id, import_id) references organisations.member_import (operator_id, id),
    unique (operator_id, id),
    constraint undone_as_a_whole check (num_nonnulls(undone_at, undone_by, restored) in (0, 3)),
    constraint restores_no_more check (restored between 0 and people)
);
create index on organisations.departure (import_id, ended_at);
call shared.tenant_table('organisations.departure');

-- Each of them, with the last day that they had before and the one that they were given.
create table organisations.departure_member (
    operator_id  uuid not null default shared.current_operator(),
    departure_id uuid not null,
    member_id    uuid not null,
    former_day   date,
    last_day     date not null,
    restored     boolean,
    primary key (departure_id, member_id),
    foreign key (operator_id, departure_id) references organisations.departure (operator_id, id),
    foreign key (operator_id, member_id) references organisations.member (operator_id, id) on delete cascade
);
create index on organisations.departure_member (member_id);
call shared.tenant_table('organisations.departure_member');

-- Whether a file may be asked who is missing from it. Only a whole list that was taken without a refused line, the latest of its
-- organisation, and as long as what stands in it is known.
create function organisations.departures_from(import uuid) returns text
    language sql stable as
$$
  select case when i.status = 'ABANDONED' then 'PUT_ASIDE'
              when i.correction then 'CORRECTION'
              when i.rejected > 0 then 'LINES_REFUSED'
              when i.status = 'STAGED' then 'NOT_CONFIRMED'
              when i.added + i.changed + i.unchanged = 0 then 'LINES_REFUSED'
              when exists (select from organisations.member_import later
                            where later.organisation_id = i.organisation_id and later.status = 'CONFIRMED'
                              and (later.settled_at, later.id) > (i.settled_at, i.id)) then 'OUTDATED'
              when not exists (select from organisations.member_import_address a where a.import_id = i.id) then 'FORGOTTEN'
              else 'OFFERED' end
    from organisations.member_import i
   where i.id = import
$$;

-- Whom the organisation had named before and does not name in this file: nobody is let go for it, the manager is asked. A
-- namesake stands in the file under another address: likely the same person.
drop function organisations.missing_from_import(uuid, date);
create function organisations.missing_from_import(import uuid, today date)
    returns table (member_id uuid, name text, email text, search text, namesake boolean)
    language sql stable as
$$
  select m.id, m.name, m.email, m.search,
         m.search in (select shared.unaccent_lower(l.name) from organisations.member_import_line l
                       where l.import_id = i.id and l.name is not null)
    from organisations.member_import i
    join organisations.member m on m.organisation_id = i.organisation_id
   where i.id = import and m.listed_at is not null and m.email is not null
     and daterange(m.eligible_from, m.eligible_until, '[]') @> (today + 1)
     and m.created_at < i.staged_at
     and not exists (select from organisations.member_import_address a
                      where a.import_id = i.id and a.email = shared.folded_address(m.email))
$$;

-- Whether a name is another one in which a spreadsheet wrote ? for the letters that its alphabet has not: ?tefan for Ștefan.
create function organisations.has_lost_letters_of(listed text, known text) returns boolean
    language sql immutable as
$$
  select listed ~ ('[?' || chr(65533) || ']')
     and known like translate(replace(replace(replace(listed, '\', '\\'), '%', '\%'), '_', '\_'), '?' || chr(65533), '__')
$$;
