-- What people asked for at a desk and we do not offer: where, when, and of which sort. It names nobody and nothing leads from it to
-- anybody, so that it can be counted and told (domain.md 4.4, part 4). A slip of the finger is taken back, not deleted.
create table orders.unmet_request (
    operator_id   uuid not null default shared.current_operator(),
    id            uuid primary key,
    site_id       uuid not null,
    asked_on      date not null,
    -- a family of services, or a few words where none of them is meant
    family        text,
    words         text check (length(trim(words)) between 1 and 80),
    noted_by      uuid not null,
    noted_at      timestamptz not null,
    taken_back_at timestamptz,
    foreign key (operator_id, site_id) references organisations.site (operator_id, id),
    constraint it_is_of_one_sort check (num_nonnulls(family, words) = 1)
);
create index unmet_request_of_site on orders.unmet_request (operator_id, site_id, asked_on);
call shared.tenant_table('orders.unmet_request');

create view orders.unmet_v with (security_invoker = true) as
    select site_id, asked_on, family, words from orders.unmet_request where taken_back_at is null;
