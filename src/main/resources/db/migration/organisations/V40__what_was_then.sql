-- A figure of a past year reads what was true then. What an organisation or a site was called, by which clock a site lived and of
-- which organisation somebody was on the books is kept when it changes, by the database itself, so that no way of changing it can
-- forget to.

create table organisations.former_organisation (
    operator_id     uuid not null default shared.current_operator(),
    organisation_id uuid not null,
    -- the moment from which on it was called otherwise
    until           timestamptz not null,
    name            text not null,
    primary key (operator_id, organisation_id, until),
    foreign key (operator_id, organisation_id) references organisations.organisation (operator_id, id)
);
call shared.tenant_table('organisations.former_organisation');
call shared.append_only_table('organisations.former_organisation');

create table organisations.former_site (
    operator_id uuid not null default shared.current_operator(),
    site_id     uuid not null,
    until       timestamptz not null,
    name        text not null,
    zone        text not null,
    primary key (operator_id, site_id, until),
    foreign key (operator_id, site_id) references organisations.site (operator_id, id)
);
call shared.tenant_table('organisations.former_site');
call shared.append_only_table('organisations.former_site');

create function organisations.keep_former_organisation() returns trigger language plpgsql as $$
begin
    insert into organisations.former_organisation (organisation_id, until, name) values (old.id, clock_timestamp(), old.name);
    return null;
end $$;
create trigger keep_what_it_was after update on organisations.organisation
    for each row when (old.name <> new.name) execute function organisations.keep_former_organisation();

create function organisations.keep_former_site() returns trigger language plpgsql as $$
begin
    insert into organisations.former_site (site_id, until, name, zone) values (old.id, clock_timestamp(), old.name, old.zone);
    return null;
end $$;
create trigger keep_what_it_was after update on organisations.site
    for each row when ((old.name, old.zone) <> (new.name, new.zone)) execute function organisations.keep_former_site();

-- What each was called, and by which clock it lived, from one moment to another; the first is taken for all the time before.
create view organisations.organisation_then_v with (security_invoker = true) as
select organisation_id, name,
       coalesce(lag(until) over (partition by organisation_id order by until), '-infinity') as since, until
  from (select organisation_id, name, until from organisations.former_organisation
        union all
        select id, name, 'infinity' from organisations.organisation) names;

create view organisations.site_then_v with (security_invoker = true) as
select site_id, name, zone, coalesce(lag(until) over (partition by site_id order by until), '-infinity') as since, until
  from (select site_id, name, zone, until from organisations.former_site
        union all
        select id, name, zone, 'infinity' from organisations.site) names;

-- Of which organisation somebody was on the books before, and when. What they may do today is in the member's own row.
create table organisations.earlier_stay (
    operator_id     uuid not null default shared.current_operator(),
    member_id       uuid not null,
    organisation_id uuid not null,
    first_day       date not null,
    last_day        date not null check (last_day >= first_day),
    primary key (operator_id, member_id, first_day),
    foreign key (operator_id, member_id) references organisations.member (operator_id, id) on delete cascade,
    foreign key (operator_id, organisation_id) references organisations.organisation (operator_id, id),
    constraint on_the_books_of_one_at_a_time
        exclude using gist (member_id with =, daterange(first_day, last_day, '[]') with &&)
);
call shared.tenant_table('organisations.earlier_stay');

-- Who had left before they came with a list is written down with that day alone, and was never on the books.
create view organisations.stay_v with (security_invoker = true) as
select id as member_id, organisation_id, eligible_from as valid_from, eligible_until as valid_until
  from organisations.member
 where coalesce(eligible_until > eligible_from or eligible_until >= created_at::date, true)
union all
select member_id, organisation_id, first_day, last_day from organisations.earlier_stay;
