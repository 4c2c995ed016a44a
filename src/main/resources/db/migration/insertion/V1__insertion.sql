-- The vault: people in an insertion path. Names, contacts and every free word are sealed by the application before they
-- come here (bytea columns named …_sealed), with a key that is not in the database and bound to operator, row and column.
-- What stands in the open is dates, amounts and words of closed lists. Eligibility criteria, health and background have no
-- column at all: only that eligibility was verified, when, by which organisation, on which platform.

create table insertion.person (
    operator_id             uuid not null default shared.current_operator(),
    id                      uuid primary key,
    -- what the views and the hours know somebody by; nothing leads from it to the name once the file is gone
    pseudonym               uuid not null,
    reference               text not null check (reference ~ '^[2-9A-HJKMNP-Z]{6}$'),
    name_sealed             bytea not null,
    phone_sealed            bytea,
    email_sealed            bytea,
    entered_on              date not null,
    -- a code for the facilitator, only where the facilitator asks for one
    category                text check (category in ('SIAE', 'A', 'B', 'C')),
    eligible_on             date,
    eligible_by             text check (length(eligible_by) between 1 and 120),
    eligible_platform       text check (length(eligible_platform) between 1 and 120),
    exited_on               date check (exited_on >= entered_on),
    exit_family             text check (exit_family in ('DURABLE', 'TRANSITION', 'POSITIVE', 'OTHER', 'NEUTRALISED')),
    exit_proof_sealed       bytea,
    created_at              timestamptz not null,
    version                 integer not null default 0,
    unique (operator_id, id),
    unique (operator_id, pseudonym),
    constraint reference_is_unique unique (operator_id, reference),
    constraint eligibility_is_complete check (num_nonnulls(eligible_on, eligible_by, eligible_platform) in (0, 3)),
    constraint exit_is_complete check (num_nonnulls(exited_on, exit_family, exit_proof_sealed) in (0, 3))
);
call shared.tenant_table('insertion.person');
create index person_by_exit on insertion.person (operator_id, exited_on);

-- PASS IAE: two years of 365 days, pushed by suspensions and prolongations. The end is computed, never stored.
create table insertion.pass (
    operator_id   uuid not null default shared.current_operator(),
    id            uuid primary key,
    person_id     uuid not null,
    number_sealed bytea not null,
    starts_on     date not null,
    unique (operator_id, id),
    constraint one_pass_from_a_day unique (person_id, starts_on),
    foreign key (operator_id, person_id) references insertion.person (operator_id, id) on delete cascade
);
call shared.tenant_table('insertion.pass');

create table insertion.pass_suspension (
    operator_id uuid not null default shared.current_operator(),
    id          uuid primary key,
    pass_id     uuid not null,
    starts_on   date not null,
    ends_on     date not null check (ends_on >= starts_on),
    reason      text not null check (reason in ('CONTRACT_SUSPENDED', 'CONTRACT_BROKEN', 'CONTRACT_FINISHED', 'AGREEMENT', 'GATEWAY_CONTRACT')),
    constraint at_most_36_months check (ends_on < starts_on + interval '36 months'),
    constraint one_suspension_a_day exclude using gist (pass_id with =, daterange(starts_on, ends_on, '[]') with &&),
    foreign key (operator_id, pass_id) references insertion.pass (operator_id, id) on delete cascade
);
call shared.tenant_table('insertion.pass_suspension');

-- Which reason a prolongation was granted for would tell somebody's age or disability: it is looked at when the days are
-- entered, and not kept.
create table insertion.pass_prolongation (
    operator_id uuid not null default shared.current_operator(),
    id          uuid primary key,
    pass_id     uuid not null,
    starts_on   date not null,
    ends_on     date not null check (ends_on >= starts_on),
    decided_by  text not null check (length(decided_by) between 1 and 120),
    constraint one_prolongation_a_day exclude using gist (pass_id with =, daterange(starts_on, ends_on, '[]') with &&),
    foreign key (operator_id, pass_id) references insertion.pass (operator_id, id) on delete cascade
);
call shared.tenant_table('insertion.pass_prolongation');

-- How long a PASS may be prolonged, by kind of enterprise and since when: the State's rules, which change.
create table insertion.prolongation_rule (
    siae         text not null check (siae in ('EI', 'ETTI', 'EITI', 'AI', 'ACI')),
    reason       text not null check (reason in ('PERMANENT_57', 'TRAINING_END', 'DISABILITY', 'SENIOR_50', 'DIFFICULTIES')),
    most_months  integer not null check (most_months > 0),
    -- all prolongations together; null where it may be renewed without end
    total_months integer check (total_months >= most_months),
    opinion      boolean not null,
    valid_from   date not null,
    valid_until  date check (valid_until >= valid_from),
    primary key (siae, reason, valid_from)
);
call shared.read_only_table('insertion.prolongation_rule');
insert into insertion.prolongation_rule (siae, reason, most_months, total_months, opinion, valid_from) values
    ('EI', 'PERMANENT_57', 120, 120,  false, '2021-09-01'),
    ('EI', 'TRAINING_END',  12, null, false, '2021-09-01'),
    ('EI', 'DISABILITY',    12, 36,   true,  '2021-09-01'),
    ('EI', 'SENIOR_50',     12, 60,   true,  '2021-09-01');

create table insertion.contract (
    operator_id    uuid not null default shared.current_operator(),
    id             uuid primary key,
    person_id      uuid not null,
    kind           text not null check (kind in ('CDDI', 'CDI_INCLUSION')),
    starts_on      date not null,
    ends_on        date check (ends_on >= starts_on),
    weekly_minutes integer not null check (weekly_minutes between 60 and 2880),
    renewal        boolean not null,
    version        integer not null default 0,
    unique (operator_id, id),
    constraint ends_unless_permanent check (kind = 'CDI_INCLUSION' or ends_on is not null),
    constraint one_contract_a_day exclude using gist (person_id with =, daterange(starts_on, ends_on, '[]') with &&),
    foreign key (operator_id, person_id) references insertion.person (operator_id, id) on delete cascade
);
call shared.tenant_table('insertion.contract');
create index contract_by_end on insertion.contract (operator_id, ends_on);

-- No kind of absence tells anything about health.
create table insertion.absence (
    operator_id uuid not null default shared.current_operator(),
    id          uuid primary key,
    person_id   uuid not null,
    starts_on   date not null,
    ends_on     date not null check (ends_on >= starts_on),
    kind        text not null check (kind in ('LEAVE', 'EXCUSED', 'UNEXCUSED')),
    foreign key (operator_id, person_id) references insertion.person (operator_id, id) on delete cascade
);
call shared.tenant_table('insertion.absence');
create index absence_of_person on insertion.absence (person_id, starts_on);

-- Training, immersions in another house (PMSMP) and skills acquired at work.
create table insertion.learning (
    operator_id  uuid not null default shared.current_operator(),
    id           uuid primary key,
    person_id    uuid not null,
    kind         text not null check (kind in ('TRAINING', 'IMMERSION', 'SKILL')),
    title_sealed bytea not null,
    starts_on    date not null,
    ends_on      date not null check (ends_on >= starts_on),
    minutes      integer not null default 0 check (minutes between 0 and 200000),
    foreign key (operator_id, person_id) references insertion.person (operator_id, id) on delete cascade
);
call shared.tenant_table('insertion.learning');
create index learning_of_person on insertion.learning (person_id, starts_on);

create table insertion.interview (
    operator_id uuid not null default shared.current_operator(),
    id          uuid primary key,
    person_id   uuid not null,
    held_on     date not null,
    note_sealed bytea not null,
    next_on     date check (next_on > held_on),
    held_by     uuid,
    foreign key (operator_id, person_id) references insertion.person (operator_id, id) on delete cascade
);
call shared.tenant_table('insertion.interview');
create index interview_of_person on insertion.interview (person_id, held_on);

create table insertion.goal (
    operator_id uuid not null default shared.current_operator(),
    id          uuid primary key,
    person_id   uuid not null,
    text_sealed bytea not null,
    set_on      date not null,
    due_on      date check (due_on >= set_on),
    state       text not null default 'OPEN' check (state in ('OPEN', 'REACHED', 'DROPPED')),
    closed_on   date check (closed_on >= set_on),
    version     integer not null default 0,
    unique (operator_id, id),
    constraint closed_on_a_day check ((state = 'OPEN') = (closed_on is null)),
    foreign key (operator_id, person_id) references insertion.person (operator_id, id) on delete cascade
);
call shared.tenant_table('insertion.goal');
create index goal_of_person on insertion.goal (person_id, set_on);

-- What stays when a file is purged: under a pseudonym that leads nowhere any more, and as counts.
create table insertion.past_presence (
    operator_id uuid not null default shared.current_operator(),
    pseudonym   uuid not null,
    from_day    date not null,
    until_day   date not null,
    primary key (operator_id, pseudonym, from_day)
);
call shared.tenant_table('insertion.past_presence');
call shared.append_only_table('insertion.past_presence');

create table insertion.past_exit (
    operator_id uuid not null default shared.current_operator(),
    year        integer not null,
    family      text not null check (family in ('DURABLE', 'TRANSITION', 'POSITIVE', 'OTHER', 'NEUTRALISED')),
    people      integer not null check (people > 0),
    primary key (operator_id, year, family)
);
call shared.tenant_table('insertion.past_exit');

-- The working hours: a ledger. One entry is one person's day; its lines spread it over the markets (null: none of them).
-- A mistake is taken back by a counter-entry and, where something is to stand instead, entered anew with the next turn.
-- What is booked in a month that is locked stays as it is for ever: its corrections are booked in a later month.
create table insertion.month_lock (
    operator_id uuid not null default shared.current_operator(),
    month       date not null check (extract(day from month) = 1),
    locked_at   timestamptz not null,
    locked_by   uuid,
    primary key (operator_id, month)
);
call shared.tenant_table('insertion.month_lock');
call shared.append_only_table('insertion.month_lock');

create table insertion.hour_entry (
    operator_id   uuid not null default shared.current_operator(),
    id            uuid primary key,
    pseudonym     uuid not null,
    work_day      date not null,
    booked_month  date not null check (extract(day from booked_month) = 1 and booked_month > work_day - 31),
    minutes       integer not null check (minutes between -1440 and 1440 and minutes <> 0),
    lines         smallint not null check (lines between 1 and 100),
    method        text not null check (method in ('SESSION', 'SHARE', 'HAND')),
    contract_kind text not null check (contract_kind in ('CDDI', 'CDI_INCLUSION')),
    turn          smallint,
    corrects      uuid,
    reason        text check (reason in ('TYPING', 'FORGOTTEN', 'MARKET', 'OTHER')),
    entered_by    uuid,
    entered_at    timestamptz not null,
    unique (operator_id, id),
    constraint one_entry_a_day unique (operator_id, pseudonym, work_day, turn),
    constraint taken_back_once unique (operator_id, corrects),
    constraint counter_entry_or_day check (
        case when corrects is null then minutes > 0 and turn is not null else minutes < 0 and turn is null and reason is not null end),
    foreign key (operator_id, corrects) references insertion.hour_entry (operator_id, id)
);
call shared.tenant_table('insertion.hour_entry');
call shared.append_only_table('insertion.hour_entry');
create index hour_entry_by_month on insertion.hour_entry (operator_id, booked_month, work_day);

create table insertion.hour_line (
    operator_id uuid not null default shared.current_operator(),
    entry_id    uuid not null,
    position    smallint not null,
    market_id   uuid,
    minutes     integer not null check (minutes between -1440 and 1440),
    primary key (entry_id, position),
    constraint one_line_a_market unique nulls not distinct (entry_id, market_id),
    foreign key (operator_id, entry_id) references insertion.hour_entry (operator_id, id)
);
call shared.tenant_table('insertion.hour_line');
call shared.append_only_table('insertion.hour_line');
create index hour_line_by_market on insertion.hour_line (operator_id, market_id);

create table insertion.hour_validation (
    operator_id  uuid not null default shared.current_operator(),
    entry_id     uuid primary key,
    validated_at timestamptz not null,
    validated_by uuid,
    foreign key (operator_id, entry_id) references insertion.hour_entry (operator_id, id)
);
call shared.tenant_table('insertion.hour_validation');
call shared.append_only_table('insertion.hour_validation');

-- Whoever writes into a month holds it open; whoever locks it waits for them, and finds nothing left to validate.
create function insertion.hold_month(day date, lock boolean) returns void language plpgsql as $$
declare
    key bigint := hashtextextended('insertion.month ' || shared.current_operator() || ' ' || day, 0);
begin
    if lock then
        perform pg_advisory_xact_lock(key);
    else
        perform pg_advisory_xact_lock_shared(key);
        if exists (select from insertion.month_lock where month = day) then
            raise exception 'the month % is locked', day using errcode = 'check_violation', constraint = 'month_is_open';
        end if;
    end if;
end $$;

create function insertion.entry_in_open_month() returns trigger language plpgsql as $$
begin
    perform insertion.hold_month(new.booked_month, false);
    return new;
end $$;
create trigger month_is_open before insert on insertion.hour_entry
    for each row execute function insertion.entry_in_open_month();

create function insertion.validation_in_open_month() returns trigger language plpgsql as $$
begin
    perform insertion.hold_month((select booked_month from insertion.hour_entry where id = new.entry_id), false);
    return new;
end $$;
create trigger month_is_open before insert on insertion.hour_validation
    for each row execute function insertion.validation_in_open_month();

create function insertion.lock_validated_month() returns trigger language plpgsql as $$
begin
    perform insertion.hold_month(new.month, true);
    if exists (select from insertion.hour_entry e
                where e.booked_month = new.month and e.corrects is null
                  and not exists (select from insertion.hour_validation v where v.entry_id = e.id)
                  and not exists (select from insertion.hour_entry c where c.corrects = e.id)) then
        raise exception 'the month % holds hours that nobody validated', new.month
            using errcode = 'check_violation', constraint = 'month_is_validated';
    end if;
    return new;
end $$;
create trigger month_is_validated before insert on insertion.month_lock
    for each row execute function insertion.lock_validated_month();

-- The lines of an entry are all there, and come to the day's hours.
create function insertion.lines_come_to_the_day() returns trigger language plpgsql as $$
declare
    key uuid := case when tg_table_name = 'hour_line' then (to_jsonb(new) ->> 'entry_id')::uuid else (to_jsonb(new) ->> 'id')::uuid end;
begin
    if not exists (select from insertion.hour_entry e
                    where e.id = key
                      and (e.lines, e.minutes) = (select count(*), sum(l.minutes) from insertion.hour_line l where l.entry_id = key)) then
        raise exception 'the lines of % do not come to its hours', key
            using errcode = 'check_violation', constraint = 'lines_come_to_the_day';
    end if;
    return null;
end $$;
create constraint trigger lines_come_to_the_day after insert on insertion.hour_entry
    deferrable initially deferred for each row execute function insertion.lines_come_to_the_day();
create constraint trigger lines_come_to_the_day after insert on insertion.hour_line
    deferrable initially deferred for each row execute function insertion.lines_come_to_the_day();

-- A word sealed with the key of this installation: whoever holds another key cannot open it, and is told so at the start.
create table insertion.vault_seal (
    only_one boolean primary key default true check (only_one),
    sealed   bytea not null
);

-- What reporting may read. No names, no references.
create view insertion.hours_v with (security_invoker = true) as
    select l.market_id as market, e.booked_month as month, e.pseudonym as person,
           sum(l.minutes) as minutes, sum(l.minutes) / 60.0 as hours
      from insertion.hour_line l
      join insertion.hour_entry e on e.id = l.entry_id
     where exists (select from insertion.hour_validation v where v.entry_id = e.id)
     group by l.market_id, e.booked_month, e.pseudonym;

create view insertion.presence_v with (security_invoker = true) as
    select p.pseudonym as person, c.starts_on as from_day, coalesce(least(c.ends_on, p.exited_on), c.ends_on, p.exited_on) as until_day
      from insertion.contract c join insertion.person p on p.id = c.person_id
    union all
    select pseudonym, from_day, until_day from insertion.past_presence;

create view insertion.exit_v with (security_invoker = true) as
    select extract(year from exited_on)::integer as year, exit_family as family
      from insertion.person where exited_on is not null
    union all
    select t.year, t.family from insertion.past_exit t, generate_series(1, t.people);
