-- Value-added tax is a function of what is sold, of the supplier's regime and of the day. The law is the same for every
-- operator, so these rows have none. Rows marked to_confirm rest on general knowledge and are confirmed, or replaced by a
-- later migration, with an accountant.

create table catalogue.vat_rule (
    regime            text not null check (regime in ('NORMAL', 'FRANCHISE', 'EXEMPT')),
    -- null: whatever is sold
    category          text check (category in
                          ('STANDARD', 'FOOD', 'PREPARED_FOOD', 'BOOK', 'PRESS', 'HEALTH_CARE', 'PERSONAL_SERVICE')),
    valid_from        date not null,
    valid_until       date check (valid_until >= valid_from),
    code              text not null,
    rate_basis_points integer not null check (rate_basis_points between 0 and 10000),
    mention           text not null default '',
    to_confirm        boolean not null default false,
    constraint one_rule_a_day exclude using gist (
        regime with =, coalesce(category, '') with =, daterange(valid_from, valid_until, '[]') with &&),
    check (category is not null or regime <> 'NORMAL')
);
call shared.read_only_table('catalogue.vat_rule');

insert into catalogue.vat_rule (regime, category, valid_from, valid_until, code, rate_basis_points, mention, to_confirm) values
    ('NORMAL', 'STANDARD',         '2000-04-01', '2013-12-31', 'FR-19.6',   1960, '', false),
    ('NORMAL', 'STANDARD',         '2014-01-01', null,         'FR-20',     2000, '', false),
    ('NORMAL', 'FOOD',             '2000-01-01', null,         'FR-5.5',     550, '', false),
    ('NORMAL', 'PREPARED_FOOD',    '2009-07-01', '2011-12-31', 'FR-5.5',     550, '', false),
    ('NORMAL', 'PREPARED_FOOD',    '2012-01-01', '2013-12-31', 'FR-7',       700, '', false),
    ('NORMAL', 'PREPARED_FOOD',    '2014-01-01', null,         'FR-10',     1000, '', false),
    ('NORMAL', 'BOOK',             '2000-01-01', '2012-03-31', 'FR-5.5',     550, '', false),
    ('NORMAL', 'BOOK',             '2012-04-01', '2012-12-31', 'FR-7',       700, '', true),
    ('NORMAL', 'BOOK',             '2013-01-01', null,         'FR-5.5',     550, '', false),
    ('NORMAL', 'PRESS',            '2000-01-01', null,         'FR-2.1',     210, '', false),
    ('NORMAL', 'HEALTH_CARE',      '2000-01-01', null,         'FR-EXEMPT-261-4-1', 0, 'Exonération de TVA, article 261, 4-1° du CGI', true),
    -- Reduced rates need a declared body that does nothing else; until an operator proves that, the normal rate.
    ('NORMAL', 'PERSONAL_SERVICE', '2000-04-01', '2013-12-31', 'FR-19.6',   1960, '', true),
    ('NORMAL', 'PERSONAL_SERVICE', '2014-01-01', null,         'FR-20',     2000, '', true),
    ('FRANCHISE', null,            '2000-01-01', null,         'FR-FRANCHISE', 0, 'TVA non applicable, article 293 B du CGI', true),
    ('EXEMPT', null,               '2000-01-01', null,         'FR-EXEMPT-261-7-1', 0, 'Exonération de TVA, article 261, 7-1° du CGI', true);
