-- How long people's data are kept is a promise of a page that the law asks for. Here it stands as rows, so that no night keeps
-- anything longer than was said, so that an operator may keep it less long, and so that each night leaves a proof.

-- What the application promises, written at its start by the modules that hold the data. The same for every operator.
create table privacy.rule (
    code     text primary key check (code ~ '^[a-z]+\.[a-z]+(-[a-z]+)*$'),
    longest  interval not null,
    shortest interval not null,
    constraint shortest_is_not_longer check (shortest <= longest)
);

-- An operator keeps something less long. The last word holds; what was said before stays readable.
create table privacy.shortening (
    operator_id uuid not null default shared.current_operator(),
    id          uuid primary key,
    code        text not null references privacy.rule (code),
    kept        text not null check (kept ~ '^P[0-9]{1,4}[YMD]$'),
    at          timestamptz not null,
    account_id  uuid not null
);
call shared.tenant_table('privacy.shortening');
call shared.append_only_table('privacy.shortening');
create index shortening_in_force on privacy.shortening (operator_id, code, at desc, id desc);

create function privacy.never_longer_than_promised() returns trigger language plpgsql set search_path = '' as $$
begin
    if not exists (select from privacy.rule r
                    where r.code = new.code and new.kept::interval between r.shortest and r.longest) then
        raise exception '% is not kept for %: the promise is shorter, or the law asks for more', new.code, new.kept
            using errcode = 'check_violation', constraint = 'never_longer_than_promised';
    end if;
    return new;
end $$;
create trigger never_longer_than_promised before insert on privacy.shortening
    for each row execute function privacy.never_longer_than_promised();

-- The proof: which rule was carried out when, over what, and by whom; by nobody, when it was the night.
create table privacy.run (
    operator_id uuid not null default shared.current_operator(),
    id          uuid primary key,
    code        text not null references privacy.rule (code),
    at          timestamptz not null,
    kept        text not null,
    gone        bigint not null check (gone >= 0),
    account_id  uuid
);
call shared.tenant_table('privacy.run');
call shared.append_only_table('privacy.run');
create index run_newest on privacy.run (operator_id, code, at desc, id desc);

-- What belongs to no operator is let go once for all of them; each of them may read that it was.
create table privacy.installation_run (
    id   uuid primary key,
    code text not null references privacy.rule (code),
    at   timestamptz not null,
    kept text not null,
    gone bigint not null check (gone >= 0)
);
call shared.append_only_table('privacy.installation_run');
create index installation_run_newest on privacy.installation_run (code, at desc, id desc);
