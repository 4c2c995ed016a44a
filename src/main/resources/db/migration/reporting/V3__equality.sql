-- What agents chose to say of themselves for the figures on equality, apart from who they are: the answer knows a pseudonym and
-- a month, and nothing else. Taking an answer back deletes both rows (domain.md 3.6).
create table reporting.answerer (
    operator_id uuid not null default shared.current_operator(),
    member_id   uuid not null,
    pseudonym   uuid not null,
    primary key (operator_id, member_id),
    unique (operator_id, pseudonym),
    foreign key (operator_id, member_id) references organisations.member (operator_id, id) on delete cascade
);
call shared.tenant_table('reporting.answerer');

create table reporting.gender_answer (
    operator_id uuid not null default shared.current_operator(),
    pseudonym   uuid not null,
    gender      text not null check (gender in ('WOMAN', 'MAN', 'OTHER')),
    answered_in date not null check (extract(day from answered_in) = 1),
    primary key (operator_id, pseudonym),
    foreign key (operator_id, pseudonym) references reporting.answerer (operator_id, pseudonym) on delete cascade
);
call shared.tenant_table('reporting.gender_answer');
