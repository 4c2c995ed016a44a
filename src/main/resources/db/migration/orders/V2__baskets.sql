-- What a member is about to order waits here rather than in a browser, so that it is found again on another device; and
-- what a consumer said when ordering online is kept, because the law asks for proof.

create table orders.basket_line (
    operator_id      uuid not null default shared.current_operator(),
    -- made by the page that adds it: the same form sent twice adds one line
    id               uuid primary key,
    member_id        uuid not null,
    site_id          uuid not null,
    service_id       uuid not null,
    -- kept to say what it was, should it no longer be sold
    service_name     text not null,
    options          text[] not null default '{}',
    quantity         smallint not null check (quantity between 1 and 99),
    note             text check (length(note) <= 500),
    -- the price of one that was shown when it was added; null when it is quoted
    seen_price_cents bigint check (seen_price_cents >= 0),
    added_at         timestamptz not null,
    -- taken out, and may be put back
    removed_at       timestamptz,
    foreign key (operator_id, member_id) references organisations.member (operator_id, id),
    foreign key (operator_id, site_id) references organisations.site (operator_id, id),
    foreign key (operator_id, service_id) references catalogue.service (operator_id, id)
);
call shared.tenant_table('orders.basket_line');
create index on orders.basket_line (operator_id, member_id, site_id, added_at);

-- The site at which a member who may use several was last served by the shop.
create table orders.chosen_site (
    operator_id uuid not null default shared.current_operator(),
    member_id   uuid primary key,
    site_id     uuid not null,
    foreign key (operator_id, member_id) references organisations.member (operator_id, id),
    foreign key (operator_id, site_id) references organisations.site (operator_id, id)
);
call shared.tenant_table('orders.chosen_site');

-- The member asked for the work to begin before the period of withdrawal is over (Code de la consommation, L221-25).
create table orders.immediate_start (
    operator_id uuid not null default shared.current_operator(),
    order_id    uuid primary key,
    asked_by    uuid not null,
    asked_at    timestamptz not null,
    foreign key (operator_id, order_id) references orders.customer_order (operator_id, id)
);
call shared.tenant_table('orders.immediate_start');
