-- What the tables of every module rely on: whose rows a transaction may see, the two kinds of table, and words compared
-- the way people type them.

create extension if not exists unaccent with schema shared;
create extension if not exists pg_trgm with schema shared;
create extension if not exists fuzzystrmatch with schema shared;
create extension if not exists btree_gist with schema shared;

-- The operator whose rows the transaction sees; null outside a transaction or where no operator is bound, so that nothing
-- is seen. After a first local set_config a connection reads '' rather than null.
create function shared.current_operator() returns uuid
    language sql stable parallel safe
    return nullif(current_setting('app.operator', true), '')::uuid;

-- Every table with an operator calls this once: whoever asks, its owner included, sees and writes the rows of the
-- current operator only. The column is part of the table:
--     operator_id uuid not null default shared.current_operator()
create procedure shared.tenant_table(table_name regclass)
    language plpgsql as
$$
begin
    if not exists (select 1 from pg_attribute
                    where attrelid = table_name and attname = 'operator_id' and attnotnull and atthasdef and not attisdropped) then
        raise exception '% needs a column: operator_id uuid not null default shared.current_operator()', table_name;
    end if;
    execute format('alter table %s enable row level security, force row level security', table_name);
    execute format('create policy tenant on %s
                        using (operator_id = (select shared.current_operator()))
                        with check (operator_id = (select shared.current_operator()))', table_name);
end
$$;

-- The application may select, insert, update and delete in every table. A migration takes back what a table must not see.
create procedure shared.withdraw(rights text, table_name regclass)
    language plpgsql as
$$
declare
    holder text;
begin
    for holder in select distinct acl.grantee::regrole::text
                    from pg_class, aclexplode(relacl) acl
                   where pg_class.oid = table_name and acl.grantee <> relowner and acl.grantee <> 0
    loop
        execute format('revoke %s on %s from %s', rights, table_name, holder);
    end loop;
end
$$;

-- A ledger: rows are added, never changed or taken away. A mistake is corrected by another row.
create procedure shared.append_only_table(table_name regclass)
    language sql as $$ call shared.withdraw('update, delete, truncate', table_name) $$;

-- What only migrations write, such as the law.
create procedure shared.read_only_table(table_name regclass)
    language sql as $$ call shared.withdraw('insert, update, delete, truncate', table_name) $$;

-- How words are compared in searches: neither case nor accents matter. Immutable, so that an index can be built on it.
create function shared.unaccent_lower(words text) returns text
    language sql immutable strict parallel safe
    return pg_catalog.lower(shared.unaccent('shared.unaccent'::regdictionary, words));

-- How this database came to be. A demonstration has accounts that everybody knows, so it never becomes a production
-- database, nor the other way round.
create table shared.installation (
    only_one   boolean primary key default true check (only_one),
    purpose    text not null check (purpose in ('DEMONSTRATION', 'PRODUCTION')),
    created_at timestamptz not null default now()
);
call shared.read_only_table('shared.installation');
