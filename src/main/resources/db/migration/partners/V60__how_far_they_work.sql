-- How far from the desks a partner works, as the manager declares it from a day on: who moves away was near in the years before. A
-- slip is put right by declaring it again for the same day.
create table partners.distance (
    operator_id uuid not null default shared.current_operator(),
    partner_id  uuid not null,
    valid_from  date not null,
    kilometres  integer not null check (kilometres between 0 and 2000),
    primary key (operator_id, partner_id, valid_from),
    foreign key (operator_id, partner_id) references partners.partner (operator_id, id)
);
call shared.tenant_table('partners.distance');

-- From a day on until the one before another holds; null for good.
create view partners.distance_v with (security_invoker = true) as
    select partner_id, kilometres, valid_from,
           lead(valid_from) over (partition by partner_id order by valid_from) as next_from
      from partners.distance;
