-- Who stands behind the service: what the law wants told of an operator on its pages, its paper and its letters, its logo and
-- its terms of sale. Until now a page promised all of it on a ticket that had none. What was once said is kept: a paper of
-- last year can be understood by what the operator said of itself then.

-- Every saving is a row, the last one counts. What belongs together is there together or not at all.
create table organisations.operator_identity (
    operator_id          uuid not null default shared.current_operator() references organisations.operator (id),
    version              integer not null check (version > 0),
    said_at              timestamptz not null,
    said_by              uuid,
    legal_name           text check (length(trim(legal_name)) between 1 and 200),
    legal_form           text check (length(trim(legal_form)) between 1 and 200),
    registration         text check (length(trim(registration)) between 1 and 200),
    siret                text check (siret ~ '^[0-9]{14}$'),
    vat_number           text check (vat_number ~ '^FR[0-9A-HJ-NP-Z]{2}[0-9]{9}$'),
    address              text check (length(trim(address)) between 1 and 300),
    postcode             text check (postcode ~ '^[0-9]{5}$'),
    city                 text check (length(trim(city)) between 1 and 100),
    phone                text check (length(trim(phone)) between 1 and 30),
    email                text check (length(email) <= 254 and email like '%_@_%'),
    publication_director text check (length(trim(publication_director)) between 1 and 200),
    host_name            text check (length(trim(host_name)) between 1 and 200),
    host_address         text check (length(trim(host_address)) between 1 and 300),
    host_phone           text check (length(trim(host_phone)) between 1 and 30),
    mediator_name        text check (length(trim(mediator_name)) between 1 and 200),
    mediator_address     text check (length(trim(mediator_address)) between 1 and 300),
    mediator_site        text check (mediator_site ~ '^https?://' and length(mediator_site) <= 300),
    data_name            text check (length(trim(data_name)) between 1 and 200),
    data_contact         text check (length(trim(data_contact)) between 1 and 300),
    primary key (operator_id, version),
    constraint enterprise_is_whole check (
        num_nulls(legal_name, legal_form, siret, address, postcode, city, phone, email, publication_director) in (0, 9)
        and (siret is not null or num_nonnulls(registration, vat_number) = 0)),
    constraint vat_number_of_the_enterprise check (right(vat_number, 9) = left(siret, 9)),
    constraint host_is_whole check (num_nulls(host_name, host_address, host_phone) in (0, 3)),
    constraint mediator_is_whole check (num_nulls(mediator_name, mediator_address, mediator_site) in (0, 3)),
    constraint data_protection_is_whole check (num_nulls(data_name, data_contact) in (0, 2))
);
call shared.tenant_table('organisations.operator_identity');
call shared.append_only_table('organisations.operator_identity');

-- Drawn anew by us from what was sent, so that nothing but a picture is inside.
create table organisations.operator_logo (
    operator_id uuid primary key default shared.current_operator() references organisations.operator (id),
    png         bytea not null check (length(png) <= 2000000),
    drawn_at    timestamptz not null
);
call shared.tenant_table('organisations.operator_logo');

-- The terms of sale, each version for ever: an order placed under one must still be readable under it.
create table organisations.terms_of_sale (
    operator_id  uuid not null default shared.current_operator() references organisations.operator (id),
    number       integer not null check (number > 0),
    first_day    date not null,
    text         text not null check (length(trim(text)) between 1 and 100000),
    published_at timestamptz not null,
    published_by uuid,
    primary key (operator_id, number)
);
call shared.tenant_table('organisations.terms_of_sale');
call shared.append_only_table('organisations.terms_of_sale');

create view organisations.terms_of_sale_v with (security_invoker = true) as
select number, first_day from organisations.terms_of_sale;
