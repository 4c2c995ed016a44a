-- What a client has bought, for how long, at which sites, for how much, with which promises, and who pays which part. Every
-- figure that a bill or a report names begins here, so what must never be true is refused here: two prices for a site on one
-- day, shares that do not add up, evidence that nobody noted.

-- Up to which amount, excluding VAT, a contract may be bought directly, and from which on it needs the formal procedure. The
-- law is the same for every operator, so these rows have none. Rows marked to_confirm rest on general knowledge; a later
-- migration confirms or replaces them. No upper bound: nobody has told us yet, and the application then does not warn.
create table markets.threshold (
    valid_from   date primary key,
    direct_cents bigint not null check (direct_cents > 0),
    formal_cents bigint check (formal_cents > direct_cents),
    to_confirm   boolean not null default false
);
call shared.read_only_table('markets.threshold');

insert into markets.threshold (valid_from, direct_cents, formal_cents, to_confirm) values
    ('2012-01-01', 1500000, 20000000, true),
    ('2014-01-01', 1500000, 20700000, true),
    ('2015-10-01', 2500000, 20700000, true),
    ('2016-01-01', 2500000, 20900000, true),
    ('2018-01-01', 2500000, 22100000, true),
    ('2020-01-01', 4000000, 21400000, true),
    ('2022-01-01', 4000000, 21500000, true),
    ('2024-01-01', 4000000, 22100000, true),
    ('2026-01-01', 4000000, 21600000, false),
    ('2026-04-01', 6000000, 21600000, false);

create table markets.market (
    id              uuid primary key,
    operator_id     uuid not null default shared.current_operator(),
    number          text not null check (length(trim(number)) between 1 and 40),
    object          text not null check (length(trim(object)) between 1 and 300),
    buyer_id        uuid not null,
    procedure       text not null check (procedure in ('DIRECT', 'MAPA', 'FORMAL', 'RESERVED_SIAE', 'RESERVED_EA_ESAT',
                                                       'RESERVED_ESS')),
    -- What the buyer reckoned the whole need to be worth, excluding VAT, when choosing the procedure.
    estimated_cents bigint not null check (estimated_cents between 1 and 100000000000),
    notified_on     date not null,
    starts_on       date not null,
    -- The end of the first period; renewals follow on from it.
    ends_on         date not null,
    lots            text[] not null default '{}' check (cardinality(lots) <= 30),
    version         integer not null default 0,
    foreign key (operator_id, buyer_id) references organisations.organisation (operator_id, id),
    unique (operator_id, id),
    constraint number_is_unique unique (operator_id, number),
    check (ends_on >= starts_on and ends_on <= starts_on + interval '10 years'),
    check (starts_on >= notified_on)
);
create index on markets.market (operator_id, starts_on desc, id desc);
create index on markets.market (buyer_id);
call shared.tenant_table('markets.market');

-- A further period, decided by the client; it begins the day after what went before.
create table markets.renewal (
    id          uuid primary key,
    operator_id uuid not null default shared.current_operator(),
    market_id   uuid not null,
    starts_on   date not null,
    ends_on     date not null,
    decided_on  date not null,
    foreign key (operator_id, market_id) references markets.market (operator_id, id),
    check (ends_on >= starts_on and ends_on <= starts_on + interval '10 years'),
    check (decided_on <= ends_on),
    constraint renewals_do_not_overlap
        exclude using gist (market_id with =, daterange(starts_on, ends_on, '[]') with &&)
);
call shared.tenant_table('markets.renewal');

-- What a market pays for one site: an amount a year, for so many sessions a week in so many weeks a year.
create table markets.line (
    id                uuid primary key,
    operator_id       uuid not null default shared.current_operator(),
    market_id         uuid not null,
    site_id           uuid not null,
    valid_from        date not null,
    valid_until       date,
    yearly_cents      bigint not null check (yearly_cents between 0 and 100000000000),
    sessions_per_week smallint not null check (sessions_per_week between 1 and 14),
    weeks_per_year    smallint not null check (weeks_per_year between 1 and 53),
    version           integer not null default 0,
    period            daterange not null generated always as (daterange(valid_from, valid_until, '[]')) stored,
    foreign key (operator_id, market_id) references markets.market (operator_id, id),
    foreign key (operator_id, site_id) references organisations.site (operator_id, id),
    unique (operator_id, id),
    check (valid_until >= valid_from),
    constraint site_is_paid_once_a_day
        exclude using gist (market_id with =, site_id with =, period with &&)
);
create index on markets.line (site_id);
call shared.tenant_table('markets.line');

-- By which key organisations share what a market costs, for all its sites or for one of them, from when to when. Without a
-- key the buyer bears all.
create table markets.sharing (
    id          uuid primary key,
    operator_id uuid not null default shared.current_operator(),
    market_id   uuid not null,
    site_id     uuid,
    basis       text not null check (basis in ('HEADCOUNT', 'SESSIONS', 'USE', 'FIXED')),
    valid_from  date not null,
    valid_until date,
    period      daterange not null generated always as (daterange(valid_from, valid_until, '[]')) stored,
    foreign key (operator_id, market_id) references markets.market (operator_id, id),
    foreign key (operator_id, site_id) references organisations.site (operator_id, id),
    unique (operator_id, id),
    check (valid_until >= valid_from),
    constraint one_key_a_day exclude using gist (
        market_id with =, coalesce(site_id, '00000000-0000-0000-0000-000000000000'::uuid) with =, period with &&)
);
call shared.tenant_table('markets.sharing');

create table markets.share (
    operator_id     uuid not null default shared.current_operator(),
    sharing_id      uuid not null,
    organisation_id uuid not null,
    -- Only where shares are fixed.
    basis_points    integer check (basis_points between 1 and 10000),
    primary key (sharing_id, organisation_id),
    foreign key (operator_id, sharing_id) references markets.sharing (operator_id, id) on delete cascade,
    foreign key (operator_id, organisation_id) references organisations.organisation (operator_id, id)
);
create index on markets.share (organisation_id);
call shared.tenant_table('markets.share');

-- Fixed shares add up to the whole; the other keys name organisations and no share. Asked when the transaction ends, once
-- all the shares are there.
create function markets.shares_add_up() returns trigger
    language plpgsql set search_path = '' as
$$
declare
    wanted markets.sharing;
    fixed  bigint;
    given  bigint;
    parts  bigint;
begin
    select * into wanted from markets.sharing
     where id = case when tg_table_name = 'sharing' then (to_jsonb(new) ->> 'id')::uuid
                     when tg_op = 'DELETE' then (to_jsonb(old) ->> 'sharing_id')::uuid
                     else (to_jsonb(new) ->> 'sharing_id')::uuid end;
    if not found then
        return null;
    end if;
    select sum(basis_points), count(basis_points), count(*) into fixed, given, parts
      from markets.share where sharing_id = wanted.id;
    if parts = 0 or wanted.basis = 'FIXED' and (given <> parts or fixed <> 10000)
            or wanted.basis <> 'FIXED' and given > 0 then
        raise exception 'the shares of % do not add up', wanted.id
            using errcode = 'check_violation', constraint = 'shares_add_up';
    end if;
    return null;
end
$$;

create constraint trigger shares_add_up after insert or update on markets.sharing
    deferrable initially deferred for each row execute function markets.shares_add_up();
create constraint trigger shares_add_up after insert or update or delete on markets.share
    deferrable initially deferred for each row execute function markets.shares_add_up();

-- What the operator has promised for the environment, and by what one sees that it is kept.
create table markets.environmental_clause (
    id                uuid primary key,
    operator_id       uuid not null default shared.current_operator(),
    market_id         uuid not null,
    text              text not null check (length(trim(text)) between 1 and 1000),
    due_on            date,
    evidence          text check (length(trim(evidence)) between 1 and 1000),
    evidence_on       date,
    evidence_noted_by uuid,
    version           integer not null default 0,
    foreign key (operator_id, market_id) references markets.market (operator_id, id),
    unique (operator_id, id),
    constraint clause_is_written_once unique (market_id, text),
    constraint evidence_is_complete check ((evidence is null) = (evidence_on is null)
                                       and (evidence is null) = (evidence_noted_by is null))
);
call shared.tenant_table('markets.environmental_clause');

-- Hours of work that the operator has promised to people in an insertion path. The facilitator is an office and its
-- functional address, never a person.
create table markets.social_clause (
    id                uuid primary key,
    operator_id       uuid not null default shared.current_operator(),
    market_id         uuid not null,
    kind              text not null default 'INSERTION_HOURS' check (kind = 'INSERTION_HOURS'),
    hours             integer not null check (hours between 1 and 1000000),
    -- Every year, or once over the whole market.
    yearly            boolean not null,
    publics           text[] not null check (cardinality(publics) between 1 and 12 and publics <@ array[
                          'LONG_TERM_UNEMPLOYED', 'MINIMUM_INCOME', 'DISABLED_WORKER', 'YOUNG_WITHOUT_QUALIFICATION',
                          'AGED_50_OR_MORE', 'PRIORITY_DISTRICT', 'REFUGEE', 'SIAE_EMPLOYEE', 'ADAPTED_EMPLOYEE',
                          'SECOND_CHANCE', 'OTHER_ON_ADVICE']),
    facilitator       text not null check (length(trim(facilitator)) between 1 and 200),
    facilitator_email text check (length(facilitator_email) <= 254 and facilitator_email like '%_@_%'),
    deadline          date,
    foreign key (operator_id, market_id) references markets.market (operator_id, id),
    unique (operator_id, id),
    constraint commitment_is_written_once unique nulls not distinct (market_id, yearly, deadline)
);
call shared.tenant_table('markets.social_clause');

-- How many agents of an organisation may use a site on a day, as a number only: never who.
create table markets.eligible_count (
    id              uuid primary key,
    operator_id     uuid not null default shared.current_operator(),
    organisation_id uuid not null,
    site_id         uuid not null,
    counted_on      date not null,
    source          text not null check (source in ('TYPED', 'MEMBERS')),
    total           integer not null check (total between 0 and 10000000),
    women           integer check (women >= 0),
    men             integer check (men >= 0),
    other           integer check (other >= 0),
    noted_by        uuid not null,
    noted_at        timestamptz not null,
    foreign key (operator_id, organisation_id) references organisations.organisation (operator_id, id),
    foreign key (operator_id, site_id) references organisations.site (operator_id, id),
    constraint one_count_a_day unique (organisation_id, site_id, counted_on),
    constraint genders_within_total check (coalesce(women, 0)::bigint + coalesce(men, 0) + coalesce(other, 0) <= total),
    constraint members_have_no_gender check (source = 'TYPED' or coalesce(women, men, other) is null)
);
create index on markets.eligible_count (operator_id, counted_on desc, id desc);
call shared.tenant_table('markets.eligible_count');

create view markets.market_v with (security_invoker = true) as
select m.id, m.number, m.object, m.buyer_id, m.procedure, m.estimated_cents, m.notified_on, m.starts_on, m.ends_on,
       greatest(m.ends_on, (select max(r.ends_on) from markets.renewal r where r.market_id = m.id)) as real_end_on
  from markets.market m;

create view markets.line_v with (security_invoker = true) as
select l.id, l.market_id, l.site_id, greatest(l.valid_from, m.starts_on) as valid_from,
       least(l.valid_until, m.real_end_on) as valid_until, l.yearly_cents, l.sessions_per_week, l.weeks_per_year
  from markets.line l
  join markets.market_v m on m.id = l.market_id
 where l.valid_from <= m.real_end_on and coalesce(l.valid_until >= m.starts_on, true);

create view markets.share_v with (security_invoker = true) as
select s.market_id, s.id as sharing_id, s.site_id, s.basis, s.valid_from, s.valid_until, p.organisation_id, p.basis_points
  from markets.sharing s
  join markets.share p on p.sharing_id = s.id;

create view markets.clause_v with (security_invoker = true) as
select id, market_id, 'ENVIRONMENTAL' as kind, text, due_on, evidence, evidence_on, null::integer as hours,
       null::boolean as yearly, null::text[] as publics, null::text as facilitator
  from markets.environmental_clause
union all
select id, market_id, kind, null, deadline, null, null, hours, yearly, publics, facilitator
  from markets.social_clause;

create view markets.eligible_v with (security_invoker = true) as
select organisation_id, site_id, counted_on, source, total, women, men, other from markets.eligible_count;
