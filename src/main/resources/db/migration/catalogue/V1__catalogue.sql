-- What is sold. A service says what it is; an offer says that it is sold at a site, by whom and how long the work takes;
-- a price belongs to an offer from one day to another, so that what was true on the day of an order stays true.

-- At most one slip of the finger between two words: a letter too many, missing, wrong, or two neighbours exchanged.
create function catalogue.one_slip(a text, b text) returns boolean
    language sql immutable parallel safe
    return case
        when abs(length(a) - length(b)) > 1 then false
        when shared.levenshtein_less_equal(a, b, 1) <= 1 then true
        when length(a) <> length(b) then false
        else exists (select from generate_series(1, length(a) - 1) i
                      where left(a, i - 1) || substr(a, i + 1, 1) || substr(a, i, 1) || substr(a, i + 2) = b)
    end;

-- The words of a text as they are searched: without case or accents, letters and digits only.
create function catalogue.plain(words text) returns text
    language sql immutable parallel safe
    return trim(regexp_replace(shared.unaccent_lower(words), '[^a-z0-9]+', ' ', 'g'));

create table catalogue.service (
    operator_id  uuid not null default shared.current_operator(),
    id           uuid primary key,
    slug         text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60),
    name         text not null check (length(name) between 1 and 120),
    description  text not null default '' check (length(description) <= 2000),
    -- what else people call it; searched, never shown
    keywords     text not null default '' check (length(keywords) <= 500),
    family       text not null check (family in
                     ('EVERYDAY', 'WELL_BEING', 'VEHICLE', 'FOOD', 'PARCELS', 'FAMILY', 'ADMINISTRATIVE')),
    shape        text not null check (shape in ('ENTRUSTED', 'GOODS', 'APPOINTMENT', 'REQUEST')),
    vat_category text not null check (vat_category in
                     ('STANDARD', 'FOOD', 'PREPARED_FOOD', 'BOOK', 'PRESS', 'HEALTH_CARE', 'PERSONAL_SERVICE')),
    pictogram    text check (pictogram ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    archived_at  timestamptz,
    version      integer not null default 0,
    -- No index on these two: under row-level security PostgreSQL may not use one for an operator that is not leak-proof,
    -- and a search looks at the services of one site only, which the key of offer finds.
    search       tsvector not null generated always as (
                     setweight(to_tsvector('french'::regconfig, catalogue.plain(name)), 'A') ||
                     setweight(to_tsvector('french'::regconfig, catalogue.plain(slug || ' ' || keywords)), 'B') ||
                     setweight(to_tsvector('french'::regconfig, catalogue.plain(description)), 'C')) stored,
    words        text[] not null generated always as (
                     string_to_array(catalogue.plain(name || ' ' || slug || ' ' || keywords || ' ' || description), ' ')) stored,
    unique (operator_id, id),
    constraint slug_is_unique unique (operator_id, slug)
);
call shared.tenant_table('catalogue.service');

create table catalogue.service_option (
    operator_id      uuid not null default shared.current_operator(),
    service_id       uuid not null,
    code             text not null check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(code) <= 60),
    name             text not null check (length(name) between 1 and 120),
    supplement_cents bigint not null check (supplement_cents between 0 and 10000000),
    position         smallint not null,
    primary key (service_id, code),
    foreign key (operator_id, service_id) references catalogue.service (operator_id, id)
);
call shared.tenant_table('catalogue.service_option');

create table catalogue.offer (
    operator_id        uuid not null default shared.current_operator(),
    service_id         uuid not null,
    site_id            uuid not null,
    partner_id         uuid not null,
    lead_days          smallint not null check (lead_days between 0 and 90),
    -- who does it when the partner cannot; otherwise the partner's own fallback is asked
    fallback_id        uuid check (fallback_id <> partner_id),
    fallback_lead_days smallint check (fallback_lead_days between 0 and 90),
    -- the last day on which it is sold; null while there is no end in sight
    sold_until         date,
    version            integer not null default 0,
    primary key (site_id, service_id),
    unique (operator_id, site_id, service_id),
    foreign key (operator_id, service_id) references catalogue.service (operator_id, id),
    foreign key (operator_id, site_id) references organisations.site (operator_id, id),
    foreign key (operator_id, partner_id) references partners.partner (operator_id, id),
    foreign key (operator_id, fallback_id) references partners.partner (operator_id, id),
    check ((fallback_id is null) = (fallback_lead_days is null))
);
create index offer_of_service on catalogue.offer (service_id);
create index offer_of_partner on catalogue.offer (partner_id);
call shared.tenant_table('catalogue.offer');

create table catalogue.price (
    operator_id  uuid not null default shared.current_operator(),
    service_id   uuid not null,
    site_id      uuid not null,
    valid_from   date not null,
    valid_until  date check (valid_until >= valid_from),
    kind         text not null check (kind in ('FIXED', 'FROM', 'ON_QUOTE')),
    amount_cents bigint check (amount_cents between 0 and 10000000),
    currency     text not null default 'EUR' check (currency = 'EUR'),
    primary key (site_id, service_id, valid_from),
    foreign key (operator_id, site_id, service_id) references catalogue.offer (operator_id, site_id, service_id),
    check ((kind = 'ON_QUOTE') = (amount_cents is null)),
    constraint one_price_a_day exclude using gist (
        service_id with =, site_id with =, daterange(valid_from, valid_until, '[]') with &&)
);
call shared.tenant_table('catalogue.price');

-- A file that the manager looks at before confirming it.
create table catalogue.import_draft (
    operator_id uuid not null default shared.current_operator(),
    id          uuid primary key,
    file_name   text not null check (length(file_name) <= 200),
    content     text not null check (length(content) <= 5000000),
    made_at     timestamptz not null
);
call shared.tenant_table('catalogue.import_draft');

-- What the modules above may read of a service, sold or not.
create view catalogue.service_v with (security_invoker = true) as
    select id, slug, name, family, shape, pictogram, archived_at is not null as archived from catalogue.service;
