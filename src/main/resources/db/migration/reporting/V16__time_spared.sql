-- How many minutes an operator assumes that a service of a family spares whoever asked for it, from a month on, with where it comes
-- from. A family without minutes is not assumed. A slip is corrected by noting all of it again for the same month: the last one holds.
create table reporting.time_assumption (
    operator_id uuid not null default shared.current_operator(),
    id          uuid not null,
    valid_from  date not null check (extract(day from valid_from) = 1),
    source      text not null check (length(trim(source)) between 1 and 300),
    noted_by    uuid not null,
    noted_at    timestamptz not null,
    primary key (operator_id, id)
);
create index time_assumption_in_force on reporting.time_assumption (operator_id, valid_from desc, noted_at desc, id desc);
call shared.tenant_table('reporting.time_assumption');
call shared.append_only_table('reporting.time_assumption');

create table reporting.time_assumption_minutes (
    operator_id   uuid not null default shared.current_operator(),
    assumption_id uuid not null,
    family        text not null,
    minutes       integer not null check (minutes between 0 and 600),
    primary key (operator_id, assumption_id, family),
    foreign key (operator_id, assumption_id) references reporting.time_assumption (operator_id, id)
);
call shared.tenant_table('reporting.time_assumption_minutes');
call shared.append_only_table('reporting.time_assumption_minutes');

create view reporting.time_assumption_v with (security_invoker = true) as
    select distinct on (valid_from) id, valid_from, source
      from reporting.time_assumption
     order by valid_from desc, noted_at desc, id desc;
