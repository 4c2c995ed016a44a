-- What a client reads of a published year, of all its sites and of each, is what it was given, to the last cell: whoever could look
-- at the year again and again while life corrects it would learn of one person at a time.
create table reporting.publication_report (
    operator_id     uuid not null default shared.current_operator(),
    organisation_id uuid not null,
    year            integer not null,
    number          integer not null,
    -- null for all sites
    site_id         uuid,
    report          jsonb not null,
    foreign key (operator_id, organisation_id, year, number)
        references reporting.publication (operator_id, organisation_id, year, number),
    constraint given_once unique nulls not distinct (operator_id, organisation_id, year, number, site_id)
);
call shared.tenant_table('reporting.publication_report');
call shared.append_only_table('reporting.publication_report');
