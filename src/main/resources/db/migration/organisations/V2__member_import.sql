-- A client's list of eligible agents, as its file has it. Staged here first: the manager sees what would change and what
-- could not be read, and nothing touches the members before they confirm. The lines are thrown away after a month.

create table organisations.member_import (
    id              uuid primary key,
    operator_id     uuid not null default shared.current_operator(),
    organisation_id uuid not null,
    file_name       text not null check (length(file_name) <= 200),
    headings        text[] not null,
    ignored         text[] not null,
    status          text not null default 'STAGED' check (status in ('STAGED', 'CONFIRMED', 'ABANDONED')),
    staged_at       timestamptz not null,
    staged_by       uuid not null,
    settled_at      timestamptz,
    added           integer,
    changed         integer,
    unchanged       integer,
    rejected        integer not null,
    foreign key (operator_id, organisation_id) references organisations.organisation (operator_id, id),
    unique (operator_id, id),
    constraint state_is_complete check (
        case status when 'STAGED'    then settled_at is null and added is null
                    when 'CONFIRMED' then settled_at is not null and added is not null and changed is not null
                                          and unchanged is not null
                    when 'ABANDONED' then settled_at is not null and added is null
                    else false end)
);
create index on organisations.member_import (organisation_id, staged_at);
call shared.tenant_table('organisations.member_import');

-- One line of the file. A line that could not be read says why, in a key of the messages and what it speaks of, and keeps
-- its cells, so that they can be corrected; its address, where there is one, still tells that the person is in the file.
create table organisations.member_import_line (
    operator_id      uuid not null default shared.current_operator(),
    import_id        uuid not null,
    number           integer not null check (number > 0),
    member_id        uuid not null,
    name             text,
    email            text,
    phone            text,
    eligible_until   date,
    reason           text,
    reason_arguments text[],
    cells            text,
    primary key (import_id, number),
    foreign key (operator_id, import_id) references organisations.member_import (operator_id, id),
    check (case when reason is null then name is not null and email is not null
                else cells is not null and reason_arguments is not null end)
);
create unique index on organisations.member_import_line (import_id, email) where reason is null;
call shared.tenant_table('organisations.member_import_line');

-- Whom the organisation had named before and does not name in this file: nobody is let go for it, the manager is asked.
create function organisations.missing_from_import(import uuid, today date)
    returns table (member_id uuid, name text, email text, search text)
    language sql stable as
$$
  select m.id, m.name, m.email, m.search
         from organisations.member_import i
         join organisations.member m on m.organisation_id = i.organisation_id
        where i.id = import and m.listed_at is not null and m.email is not null
          and daterange(m.eligible_from, m.eligible_until, '[]') @> (today + 1)
          and m.created_at < i.staged_at
          and not exists (select from organisations.member_import_line l
                           where l.import_id = i.id and l.email = m.email)
$$;
