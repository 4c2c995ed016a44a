-- The third kind of table, beside those of an operator and the ledgers: rows of no operator that the application may only
-- reach through functions, each as narrow as what it is asked. A slip in a query can then not list everybody's accounts.
create procedure shared.reached_by_functions_only(table_name regclass)
    language sql as $$ call shared.withdraw('all', table_name) $$;
