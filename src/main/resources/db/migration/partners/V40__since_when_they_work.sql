-- Since when a partner works with the operator: whoever joins today was not there in the years before. Who leaves and comes back was
-- away meanwhile, so earlier periods are kept, and so is what a partner was called.
alter table partners.partner add column works_from date;

-- Of a partner of before we know since when they belonged to the social economy, and when they were written down (their key tells);
-- what they were given is asked where it is kept (orders, V41). Operator by operator, for the policies hold here too.
do $$
declare
    one uuid;
begin
    for one in select id from organisations.operator loop
        perform set_config('app.operator', one::text, true);
        update partners.partner p
           set works_from = least(
                   coalesce((select min(e.valid_from) from partners.ess_status e where e.partner_id = p.id),
                            case when substr(p.id::text, 15, 1) = '7'
                                 then to_timestamp(('x' || translate(left(p.id::text, 13), '-', ''))::bit(48)::bigint / 1000.0)::date end,
                            current_date),
                   p.works_until);
    end loop;
    perform set_config('app.operator', '', true);
end $$;

alter table partners.partner
    alter column works_from set not null,
    add constraint ends_after_it_began check (works_until >= works_from);

create table partners.earlier_period (
    operator_id uuid not null default shared.current_operator(),
    partner_id  uuid not null,
    first_day   date not null,
    last_day    date not null check (last_day >= first_day),
    primary key (operator_id, partner_id, first_day),
    foreign key (operator_id, partner_id) references partners.partner (operator_id, id),
    constraint one_period_at_a_time exclude using gist (
        partner_id with =, daterange(first_day, last_day, '[]') with &&)
);
call shared.tenant_table('partners.earlier_period');

create table partners.former_partner (
    operator_id uuid not null default shared.current_operator(),
    partner_id  uuid not null,
    -- the moment from which on it was called otherwise
    until       timestamptz not null,
    name        text not null,
    primary key (operator_id, partner_id, until),
    foreign key (operator_id, partner_id) references partners.partner (operator_id, id)
);
call shared.tenant_table('partners.former_partner');
call shared.append_only_table('partners.former_partner');

create function partners.keep_former_partner() returns trigger language plpgsql as $$
begin
    insert into partners.former_partner (partner_id, until, name) values (old.id, clock_timestamp(), old.name);
    return null;
end $$;
create trigger keep_what_it_was after update on partners.partner
    for each row when (old.name <> new.name) execute function partners.keep_former_partner();

-- When each partner worked with the operator …
create view partners.at_work_v with (security_invoker = true) as
    select id as partner_id, works_from as valid_from, works_until as valid_until from partners.partner
    union all
    select partner_id, first_day, last_day from partners.earlier_period;

-- … and what it was called, from one moment to another.
create view partners.partner_then_v with (security_invoker = true) as
    select partner_id, name, coalesce(lag(until) over (partition by partner_id order by until), '-infinity') as since, until
      from (select partner_id, name, until from partners.former_partner
            union all
            select id, name, 'infinity' from partners.partner) names;

create or replace view partners.partner_v with (security_invoker = true) as
    select p.id, p.slug, p.name, p.email, p.phone, p.locale, p.town, p.vat_regime, p.settlement,
           p.commission_basis_points, p.works_until,
           exists (select from partners.ess_status e
                    where e.partner_id = p.id
                      and e.valid_from <= current_date and (e.valid_until is null or e.valid_until >= current_date)) as is_ess,
           p.works_from <= current_date and (p.works_until is null or p.works_until >= current_date) as active,
           p.works_from
      from partners.partner p;
