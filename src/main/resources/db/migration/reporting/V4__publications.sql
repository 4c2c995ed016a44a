-- An annual report that was given to a client: what it said, by which versions of the definitions, with what was known then. Never
-- changed: what turned out otherwise is published anew, under the next number and with the reason (domain.md 4.3).
create table reporting.publication (
    operator_id     uuid not null default shared.current_operator(),
    id              uuid primary key,
    organisation_id uuid not null,
    year            integer not null check (year between 2000 and 2100),
    number          integer not null check (number >= 1),
    cut_off         timestamptz not null,
    published_by    uuid not null,
    reason          text check (length(trim(reason)) between 1 and 300),
    -- One line for each figure, as Publication writes them; the fingerprint is theirs.
    figures         text not null check (length(figures) between 1 and 100000),
    sha256          text not null check (sha256 = encode(sha256(convert_to(figures, 'UTF8')), 'hex')),
    foreign key (operator_id, organisation_id) references organisations.organisation (operator_id, id),
    constraint one_after_the_other unique (operator_id, organisation_id, year, number),
    constraint a_correction_has_a_reason check ((number = 1) = (reason is null))
);
call shared.tenant_table('reporting.publication');
call shared.append_only_table('reporting.publication');
