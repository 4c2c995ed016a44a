-- What is written into a file can be corrected and taken out again: a slip in a number, a suspension that ended sooner, an interview in
-- somebody else's file. Every row has a version, so that nobody writes over what they have not seen; a PASS has one for itself, its
-- suspensions and its prolongations, for its end follows from all of them. Two PASS of one person do not overlap, and a suspension lies
-- within its PASS. What was so before stays until somebody corrects it.
alter table insertion.absence add column version integer not null default 0;
alter table insertion.learning add column version integer not null default 0;
alter table insertion.interview add column version integer not null default 0;
alter table insertion.pass
    add column version     integer not null default 0,
    -- counted here from what stands, whoever writes
    add column ends_on     date,
    -- overlapped another before anybody looked
    add column overlapping boolean not null default false;

-- Prolongations follow one another from the first end: they move together.
alter table insertion.pass_prolongation
    drop constraint one_prolongation_a_day,
    add constraint one_prolongation_a_day exclude using gist (pass_id with =, daterange(starts_on, ends_on, '[]') with &&)
        deferrable initially immediate;

create function insertion.pass_end(pass uuid, first_day date) returns date
    language sql stable
    as $$
        select $2 + 2 * 365 - 1
             + coalesce((select sum(s.ends_on - s.starts_on + 1) from insertion.pass_suspension s where s.pass_id = $1), 0)::integer
             + coalesce((select sum(l.ends_on - l.starts_on + 1) from insertion.pass_prolongation l where l.pass_id = $1), 0)::integer
    $$;

-- Operator by operator, for the policies hold here too.
do $$
declare
    one uuid;
begin
    for one in select id from organisations.operator loop
        perform set_config('app.operator', one::text, true);
        update insertion.pass set ends_on = insertion.pass_end(id, starts_on);
        update insertion.pass p
           set overlapping = true
         where exists (select from insertion.pass o
                        where o.person_id = p.person_id and o.id <> p.id
                          and daterange(o.starts_on, o.ends_on, '[]') && daterange(p.starts_on, p.ends_on, '[]'));
    end loop;
    perform set_config('app.operator', '', true);
end $$;

alter table insertion.pass
    alter column ends_on set not null,
    add constraint one_pass_at_a_time exclude using gist (person_id with =, daterange(starts_on, ends_on, '[]') with &&)
        where (not overlapping);

create function insertion.pass_ends_as_counted() returns trigger language plpgsql as $$
begin
    new.ends_on := insertion.pass_end(new.id, new.starts_on);
    return new;
end $$;
create trigger ends_as_counted before insert or update on insertion.pass
    for each row execute function insertion.pass_ends_as_counted();

create function insertion.pass_is_counted_anew() returns trigger language plpgsql as $$
begin
    update insertion.pass set ends_on = ends_on
     where id = case when tg_op = 'DELETE' then old.pass_id else new.pass_id end;
    return null;
end $$;
create trigger pass_is_counted_anew after insert or update or delete on insertion.pass_suspension
    for each row execute function insertion.pass_is_counted_anew();
create trigger pass_is_counted_anew after insert or update or delete on insertion.pass_prolongation
    for each row execute function insertion.pass_is_counted_anew();

-- The last day of a PASS is never a suspended one, so that a suspension which begins within it also ends within it.
create function insertion.suspension_within_pass() returns trigger language plpgsql as $$
begin
    if exists (select from insertion.pass_suspension s join insertion.pass p on p.id = s.pass_id
                where s.id = new.id and not (s.starts_on >= p.starts_on and s.ends_on < p.ends_on)) then
        raise exception 'the suspension % is outside its PASS', new.id
            using errcode = 'check_violation', constraint = 'suspension_within_pass';
    end if;
    return null;
end $$;
create constraint trigger suspension_within_pass after insert or update on insertion.pass_suspension
    deferrable initially deferred for each row execute function insertion.suspension_within_pass();

create function insertion.suspensions_stay_within_pass() returns trigger language plpgsql as $$
begin
    if exists (select from insertion.pass_suspension s join insertion.pass p on p.id = s.pass_id
                where p.id = new.id
                  and s.starts_on >= old.starts_on and s.ends_on < old.ends_on
                  and not (s.starts_on >= p.starts_on and s.ends_on < p.ends_on)) then
        raise exception 'a suspension of the PASS % falls out of it', new.id
            using errcode = 'check_violation', constraint = 'suspension_within_pass';
    end if;
    return null;
end $$;
create constraint trigger suspensions_stay_within_pass after update on insertion.pass
    deferrable initially deferred for each row execute function insertion.suspensions_stay_within_pass();

-- That something was corrected or taken out, which days stood there and which stand there now: never a word or a number. Of what was said in
-- an interview, and of a goal, nothing is left but that something was there.
create table insertion.correction (
    operator_id  uuid not null default shared.current_operator(),
    id           uuid primary key,
    person_id    uuid not null,
    entry_id     uuid not null,
    section      text not null check (section in (
        'PASS', 'SUSPENSION', 'PROLONGATION', 'CONTRACT', 'ABSENCE', 'LEARNING', 'INTERVIEW', 'GOAL')),
    withdrawn    boolean not null,
    before_from  date,
    before_until date,
    after_from   date,
    after_until  date,
    made_at      timestamptz not null,
    made_by      uuid,
    constraint nothing_stands_once_withdrawn check (not withdrawn or num_nonnulls(after_from, after_until) = 0),
    constraint nothing_is_left_of_words check (
        not (withdrawn and section in ('INTERVIEW', 'GOAL')) or num_nonnulls(before_from, before_until) = 0),
    foreign key (operator_id, person_id) references insertion.person (operator_id, id) on delete cascade
);
call shared.tenant_table('insertion.correction');
call shared.append_only_table('insertion.correction');
create index correction_of_person on insertion.correction (person_id, made_at);
