-- What members think of the service, asked once a month at most (domain.md 4.3, 4.4 part 5). Whom we asked and what was answered
-- are kept apart: an opinion knows a site and a month, and nothing that leads back to the invitation or to the member.

-- Asked after a service, for thirty days. Two services at once, or two instances, ask once: the database holds it. How many were
-- asked stays when a member is erased.
create table reporting.opinion_invitation (
    operator_id     uuid not null default shared.current_operator(),
    id              uuid primary key,
    member_id       uuid,
    organisation_id uuid not null,
    site_id         uuid not null,
    family          text not null,
    day             date not null,
    status          text not null default 'OPEN' check (status in ('OPEN', 'ANSWERED')),
    invited_at      timestamptz not null,
    expires_at      timestamptz not null check (expires_at - invited_at = interval '30 days'),
    foreign key (operator_id, member_id) references organisations.member (operator_id, id) on delete set null (member_id),
    foreign key (operator_id, organisation_id) references organisations.organisation (operator_id, id),
    foreign key (operator_id, site_id) references organisations.site (operator_id, id),
    constraint asked_once_in_thirty_days
        exclude using gist (operator_id with =, member_id with =, tstzrange(invited_at, expires_at) with &&)
);
create index opinion_invitation_of_the_year on reporting.opinion_invitation (operator_id, organisation_id, day);
call shared.tenant_table('reporting.opinion_invitation');

-- Who does not want to be asked any more. Taking it back deletes the row.
create table reporting.opinion_refusal (
    operator_id uuid not null default shared.current_operator(),
    member_id   uuid not null,
    refused_on  date not null,
    primary key (operator_id, member_id),
    foreign key (operator_id, member_id) references organisations.member (operator_id, id) on delete cascade
);
call shared.tenant_table('reporting.opinion_refusal');

-- What was answered. Its key is drawn by lot, for the keys that we use elsewhere tell when they were made; the month is that of
-- the service. The employer reads a sentence only where the manager chose to show it.
create table reporting.opinion (
    operator_id     uuid not null default shared.current_operator(),
    id              uuid primary key default gen_random_uuid(),
    organisation_id uuid not null,
    site_id         uuid not null,
    month           date not null check (extract(day from month) = 1),
    score           smallint not null check (score between 0 and 10),
    sentence        text check (length(trim(sentence)) between 1 and 200),
    shown           text not null default 'TO_THE_OPERATOR' check (shown in ('TO_THE_OPERATOR', 'TO_THE_CLIENT')),
    foreign key (operator_id, organisation_id) references organisations.organisation (operator_id, id),
    foreign key (operator_id, site_id) references organisations.site (operator_id, id),
    constraint only_words_are_shown check (sentence is not null or shown = 'TO_THE_OPERATOR')
);
create index opinion_of_the_year on reporting.opinion (operator_id, organisation_id, month);
create index opinion_in_words on reporting.opinion (operator_id, month desc, id desc) where sentence is not null;
call shared.tenant_table('reporting.opinion');
