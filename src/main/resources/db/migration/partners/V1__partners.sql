-- Who does the work for the operator: identity, terms, the days on which they work, and since when they belong to the
-- social economy. Status is a dated row with its proof and is kept, because every share is computed as of the day of
-- each service.

create table partners.partner (
    operator_id             uuid not null default shared.current_operator(),
    id                      uuid primary key,
    slug                    text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60),
    name                    text not null check (length(name) between 1 and 120),
    legal_form              text not null check (legal_form in
                                ('ASSOCIATION', 'COOPERATIVE', 'MUTUAL', 'FOUNDATION', 'COMPANY', 'SOLE_TRADER', 'PUBLIC_BODY')),
    siret                   text check (siret ~ '^[0-9]{14}$'),
    email                   text check (length(email) between 3 and 254),
    phone                   text check (length(phone) between 3 and 30),
    locale                  text not null default 'fr' check (locale in ('fr', 'en')),
    address                 text not null default '' check (length(address) <= 200),
    postcode                text not null default '' check (length(postcode) <= 10),
    town                    text not null check (length(town) between 1 and 100),
    holiday_zone            text not null default 'FR',
    -- 1 is Monday, 7 is Sunday
    open_days               smallint[] not null check (open_days <@ '{1,2,3,4,5,6,7}' and cardinality(open_days) between 1 and 7),
    vat_regime              text not null check (vat_regime in ('NORMAL', 'FRANCHISE', 'EXEMPT')),
    settlement              text not null check (settlement in ('DIRECT_TO_PARTNER', 'RESALE', 'MANDATE_VIA_PSP')),
    commission_basis_points integer not null check (commission_basis_points between 0 and 5000),
    fallback_id             uuid constraint does_not_fall_back_on_itself check (fallback_id <> id),
    -- the last day of working together; null while there is no end in sight
    works_until             date,
    version                 integer not null default 0,
    unique (operator_id, id),
    constraint slug_is_unique unique (operator_id, slug),
    constraint siret_is_unique unique (operator_id, siret),
    foreign key (operator_id, fallback_id) references partners.partner (operator_id, id)
);
call shared.tenant_table('partners.partner');

-- A partner who falls back on another, who falls back on the first, would leave an item going round in circles. One at a
-- time, so that two halves of a circle cannot be closed at once.
create function partners.refuse_circular_fallback() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('partners.fallback ' || new.operator_id, 0));
    if exists (
        with recursive chain(id) as (
            select new.fallback_id
            union
            select p.fallback_id from chain join partners.partner p on p.id = chain.id where p.fallback_id is not null)
        select from chain where id = new.id)
    then
        raise exception 'partner % would fall back on itself', new.id
            using errcode = 'check_violation', constraint = 'fallback_is_not_circular';
    end if;
    return null;
end $$;

create constraint trigger fallback_is_not_circular after insert or update of fallback_id on partners.partner
    for each row when (new.fallback_id is not null) execute function partners.refuse_circular_fallback();

-- Belonging to the social economy: a period, its basis and its proof.
create table partners.ess_status (
    operator_id  uuid not null default shared.current_operator(),
    partner_id   uuid not null,
    basis        text not null check (basis in ('ASSOCIATION', 'COOPERATIVE', 'MUTUAL', 'FOUNDATION', 'ESS_COMPANY')),
    proof        text not null check (length(proof) between 1 and 200),
    checked_on   date not null,
    valid_from   date not null,
    valid_until  date check (valid_until >= valid_from),
    esus_number  text check (length(esus_number) between 1 and 40),
    siae         text check (siae in ('EI', 'ETTI', 'EITI', 'AI', 'ACI', 'EA')),
    primary key (partner_id, valid_from),
    foreign key (operator_id, partner_id) references partners.partner (operator_id, id),
    constraint one_status_a_day exclude using gist (
        partner_id with =, daterange(valid_from, valid_until, '[]') with &&)
);
call shared.tenant_table('partners.ess_status');

-- Days off beyond public holidays: holidays of the workshop, works, stock-taking.
create table partners.closure (
    operator_id uuid not null default shared.current_operator(),
    id          uuid primary key,
    partner_id  uuid not null,
    first_day   date not null,
    last_day    date not null,
    reason      text not null default '' check (length(reason) <= 200),
    foreign key (operator_id, partner_id) references partners.partner (operator_id, id),
    check (last_day between first_day and first_day + 366)
);
create index closure_of_partner on partners.closure (partner_id, last_day);
call shared.tenant_table('partners.closure');

-- What the modules above may read: when a partner belongs to the social economy …
create view partners.ess_period_v with (security_invoker = true) as
    select partner_id, basis, valid_from, valid_until from partners.ess_status;

-- … and who the partners are today.
create view partners.partner_v with (security_invoker = true) as
    select p.id, p.slug, p.name, p.email, p.phone, p.locale, p.town, p.vat_regime, p.settlement,
           p.commission_basis_points, p.works_until,
           exists (select from partners.ess_status e
                    where e.partner_id = p.id
                      and e.valid_from <= current_date and (e.valid_until is null or e.valid_until >= current_date)) as is_ess,
           p.works_until is null or p.works_until >= current_date as active
      from partners.partner p;
