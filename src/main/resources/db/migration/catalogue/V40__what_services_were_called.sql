-- What a service was called when it was asked for is what a report of that year calls it. Kept by the database when it changes.
create table catalogue.former_service (
    operator_id uuid not null default shared.current_operator(),
    service_id  uuid not null,
    -- the moment from which on it was called otherwise
    until       timestamptz not null,
    name        text not null,
    primary key (operator_id, service_id, until),
    foreign key (operator_id, service_id) references catalogue.service (operator_id, id)
);
call shared.tenant_table('catalogue.former_service');
call shared.append_only_table('catalogue.former_service');

create function catalogue.keep_former_service() returns trigger language plpgsql as $$
begin
    insert into catalogue.former_service (service_id, until, name) values (old.id, clock_timestamp(), old.name);
    return null;
end $$;
create trigger keep_what_it_was after update on catalogue.service
    for each row when (old.name <> new.name) execute function catalogue.keep_former_service();

create view catalogue.service_then_v with (security_invoker = true) as
    select service_id, name, coalesce(lag(until) over (partition by service_id order by until), '-infinity') as since, until
      from (select service_id, name, until from catalogue.former_service
            union all
            select id, name, 'infinity' from catalogue.service) names;
