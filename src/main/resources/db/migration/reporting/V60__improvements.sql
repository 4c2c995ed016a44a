-- What the client and the operator agreed to do better, in one list that both keep (domain.md 4.4, part 11). Whatever is said of it is
-- a further row: the report of a year says where it stood then, whatever has become of it since.
create table reporting.improvement (
    operator_id     uuid not null default shared.current_operator(),
    id              uuid primary key,
    organisation_id uuid not null,
    noted_at        timestamptz not null,
    unique (operator_id, id),
    foreign key (operator_id, organisation_id) references organisations.organisation (operator_id, id)
);
create index improvement_of_organisation on reporting.improvement (operator_id, organisation_id);
call shared.tenant_table('reporting.improvement');
call shared.append_only_table('reporting.improvement');

-- The number of the last row is the version that somebody changes: two who change the same one at once do not both succeed.
create table reporting.improvement_step (
    operator_id    uuid not null default shared.current_operator(),
    improvement_id uuid not null,
    number         integer not null check (number >= 1),
    words          text not null check (length(trim(words)) between 1 and 300),
    agreed_by      text not null check (length(trim(agreed_by)) between 1 and 100),
    agreed_on      date not null,
    state          text not null check (state in ('PLANNED', 'IN_PROGRESS', 'DONE', 'DROPPED')),
    side           text not null check (side in ('CLIENT', 'OPERATOR')),
    said_by        uuid not null,
    said_on        date not null check (said_on >= agreed_on),
    primary key (operator_id, improvement_id, number),
    foreign key (operator_id, improvement_id) references reporting.improvement (operator_id, id)
);
call shared.tenant_table('reporting.improvement_step');
call shared.append_only_table('reporting.improvement_step');
