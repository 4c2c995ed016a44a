-- What an operator knows better than the law as it is delivered: what an accountant has confirmed, a reduced rate that a
-- declared body may use. Such a rule stands above the law's for the same supplier's regime and the same kind of thing, from
-- one day to another. Days gone by are never rewritten, and a line that is ordered keeps the rule that was copied onto it.

create table catalogue.own_vat_rule (
    operator_id       uuid not null default shared.current_operator(),
    id                uuid primary key,
    regime            text not null check (regime in ('NORMAL', 'FRANCHISE', 'EXEMPT')),
    -- null: whatever is sold
    category          text check (category in
                          ('STANDARD', 'FOOD', 'PREPARED_FOOD', 'BOOK', 'PRESS', 'HEALTH_CARE', 'PERSONAL_SERVICE')),
    valid_from        date not null,
    valid_until       date check (valid_until >= valid_from),
    code              text not null check (code ~ '^[A-Z0-9]+([.-][A-Z0-9]+)*$' and length(code) <= 30),
    rate_basis_points integer not null check (rate_basis_points between 0 and 3000),
    mention           text not null default '' check (length(mention) <= 200),
    -- a version that another one took the place of before its first day was over
    withdrawn_at      timestamptz,
    version           integer not null default 0,
    check (category is not null or regime <> 'NORMAL'),
    constraint no_tax_says_why check (rate_basis_points > 0 or mention <> ''),
    constraint one_own_rule_a_day exclude using gist (
        operator_id with =, regime with =, coalesce(category, '') with =, daterange(valid_from, valid_until, '[]') with &&)
        where (withdrawn_at is null),
    constraint one_rate_a_code exclude using gist (
        operator_id with =, code with =, rate_basis_points with <>) where (withdrawn_at is null)
);
call shared.tenant_table('catalogue.own_vat_rule');
call shared.withdraw('delete, truncate', 'catalogue.own_vat_rule');
