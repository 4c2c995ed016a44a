-- The third kind of table, beside those of an operator and the ledgers: rows of no operator that the application may only
-- reach through functions, each as narrow as what it is asked. A slip in a query can then not list everybody's accounts.
create procedure shared.reached_by_functions_only(table_name regclass)
    language plpgsql as
$$
declare
    holder text;
begin
    for holder in select distinct acl.grantee::regrole::text
                    from pg_class, aclexplode(relacl) acl
                   where pg_class.oid = table_name and acl.grantee <> relowner and acl.grantee <> 0
    loop
        execute format('revoke all on %s from %s', table_name, holder);
    end loop;
end
$$;
