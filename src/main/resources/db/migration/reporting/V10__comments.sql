-- What the client and the operator say of a year beside its figures: one text each.
create table reporting.comment (
    operator_id     uuid not null default shared.current_operator(),
    organisation_id uuid not null,
    year            integer not null check (year between 2000 and 2100),
    side            text not null check (side in ('CLIENT', 'OPERATOR')),
    words           text not null check (length(trim(words)) between 1 and 2000),
    written_by      uuid not null,
    written_at      timestamptz not null,
    version         integer not null check (version >= 1),
    primary key (operator_id, organisation_id, year, side),
    foreign key (operator_id, organisation_id) references organisations.organisation (operator_id, id)
);
call shared.tenant_table('reporting.comment');
