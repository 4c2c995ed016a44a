-- Who runs the service, for whom, where, and who may use it. A site is shared n-n by organisations, each for a period of
-- time, so that a bill, a right or a figure can be told for any day. What must never be true is refused here.

-- Operators are the tenants themselves: no operator's rows hold them. The application has no right on the table; it
-- goes through the two functions below.
create table organisations.operator (
    id         uuid primary key,
    slug       text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60),
    name       text not null check (length(trim(name)) between 1 and 200),
    created_at timestamptz not null
);

call shared.reached_by_functions_only('organisations.operator');

call shared.reached_by_functions_only('organisations.operator');

create function organisations.operators()
    returns table (id uuid, slug text, name text, created_at timestamptz)
    language sql stable security definer set search_path = ''
    as 'select id, slug, name, created_at from organisations.operator order by name, id';

create function organisations.add_operator(id uuid, slug text, name text, created_at timestamptz)
    returns void
    language sql volatile security definer set search_path = ''
    as 'insert into organisations.operator (id, slug, name, created_at) values ($1, $2, $3, $4)';

create table organisations.organisation (
    id          uuid primary key,
    operator_id uuid not null default shared.current_operator() references organisations.operator (id),
    slug        text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60),
    name        text not null check (length(trim(name)) between 1 and 200),
    kind        text not null check (kind in ('METROPOLE', 'TOWN', 'COMPANY', 'HOSPITAL', 'OTHER')),
    siret       text check (siret ~ '^[0-9]{14}$'),
    version     integer not null default 0,
    unique (operator_id, id),
    unique (operator_id, slug),
    unique (operator_id, siret)
);
call shared.tenant_table('organisations.organisation');

create table organisations.site (
    id           uuid primary key,
    operator_id  uuid not null default shared.current_operator() references organisations.operator (id),
    slug         text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60),
    name         text not null check (length(trim(name)) between 1 and 200),
    address      text not null check (length(address) <= 300),
    postcode     text not null check (postcode ~ '^[0-9]{5}$'),
    city         text not null check (length(trim(city)) between 1 and 100),
    zone         text not null,
    holiday_zone text not null,
    good_friday  boolean not null default false,
    desk_place   text not null check (length(trim(desk_place)) between 1 and 300),
    directions   text not null default '' check (length(directions) <= 2000),
    colour       text not null check (colour ~ '^#[0-9a-f]{6}$'),
    version      integer not null default 0,
    unique (operator_id, id),
    unique (operator_id, slug),
    -- A territory has one clock: a site in Réunion cannot keep Parisian time.
    constraint clock_of_the_territory check ((holiday_zone, zone) in (
        ('FR', 'Europe/Paris'), ('FR-ALSACE-MOSELLE', 'Europe/Paris'), ('GP', 'America/Guadeloupe'),
        ('MQ', 'America/Martinique'), ('GF', 'America/Cayenne'), ('RE', 'Indian/Reunion'), ('YT', 'Indian/Mayotte'),
        ('BL', 'America/St_Barthelemy'), ('MF', 'America/Marigot'), ('PM', 'America/Miquelon'))),
    constraint good_friday_in_alsace_moselle check (not good_friday or holiday_zone = 'FR-ALSACE-MOSELLE')
);
call shared.tenant_table('organisations.site');

-- Which organisation uses a site, from when to when (both days included).
create table organisations.site_organisation (
    id              uuid primary key,
    operator_id     uuid not null default shared.current_operator(),
    site_id         uuid not null,
    organisation_id uuid not null,
    valid_from      date not null,
    valid_until     date,
    period          daterange not null generated always as (daterange(valid_from, valid_until, '[]')) stored,
    foreign key (operator_id, site_id) references organisations.site (operator_id, id),
    foreign key (operator_id, organisation_id) references organisations.organisation (operator_id, id),
    check (valid_until >= valid_from),
    constraint site_is_shared_once_at_a_time
        exclude using gist (site_id with =, organisation_id with =, period with &&)
);
create index on organisations.site_organisation (organisation_id, site_id);
call shared.tenant_table('organisations.site_organisation');

-- Which concierge serves a site, from when to when (both days included). The account belongs to module accounts.
create table organisations.site_concierge (
    id          uuid primary key,
    operator_id uuid not null default shared.current_operator(),
    site_id     uuid not null,
    account_id  uuid not null,
    valid_from  date not null,
    valid_until date,
    period      daterange not null generated always as (daterange(valid_from, valid_until, '[]')) stored,
    foreign key (operator_id, site_id) references organisations.site (operator_id, id),
    check (valid_until >= valid_from),
    constraint concierge_is_assigned_once_at_a_time
        exclude using gist (site_id with =, account_id with =, period with &&)
);
create index on organisations.site_concierge (account_id, site_id);
call shared.tenant_table('organisations.site_concierge');

-- A person whom an organisation lets use the service. listed_at is empty for a guest whom the concierge wrote down at
-- the desk and the organisation has not yet confirmed.
create table organisations.member (
    id              uuid primary key,
    operator_id     uuid not null default shared.current_operator(),
    organisation_id uuid not null,
    name            text not null check (length(trim(name)) between 1 and 200),
    email           text check (length(email) <= 254 and email = lower(email) and email like '%_@_%'),
    phone           text check (length(phone) <= 30),
    locale          text not null default 'fr' check (locale in ('fr', 'en')),
    account_id      uuid,
    eligible_from   date not null,
    eligible_until  date,
    listed_at       timestamptz,
    created_at      timestamptz not null,
    version         integer not null default 0,
    search          text not null generated always as (shared.unaccent_lower(name)) stored,
    foreign key (operator_id, organisation_id) references organisations.organisation (operator_id, id),
    unique (operator_id, id),
    unique (operator_id, organisation_id, email),
    check (eligible_until >= eligible_from)
);
create index on organisations.member (operator_id, search, id);
create index on organisations.member (organisation_id, search, id);
create index on organisations.member using gin (search shared.gin_trgm_ops);
create index on organisations.member (account_id) where account_id is not null;
call shared.tenant_table('organisations.member');

create view organisations.organisation_v with (security_invoker = true) as
select id, slug, name, kind, siret from organisations.organisation;

create view organisations.site_v with (security_invoker = true) as
select id, slug, name, address, postcode, city, zone, holiday_zone, good_friday, desk_place, directions, colour
  from organisations.site;

create view organisations.member_v with (security_invoker = true) as
select id, name, email, organisation_id, locale, account_id from organisations.member;

create view organisations.site_organisation_v with (security_invoker = true) as
select site_id, organisation_id, valid_from, valid_until from organisations.site_organisation;

create view organisations.site_concierge_v with (security_invoker = true) as
select site_id, account_id, valid_from, valid_until from organisations.site_concierge;

-- Who may use which site today, by the clock of the site.
create view organisations.site_member_v with (security_invoker = true) as
select s.id as site_id, m.id as member_id
  from organisations.site s
  join organisations.site_organisation so
    on so.site_id = s.id and so.period @> (now() at time zone s.zone)::date
  join organisations.member m
    on m.organisation_id = so.organisation_id
   and daterange(m.eligible_from, m.eligible_until, '[]') @> (now() at time zone s.zone)::date;
