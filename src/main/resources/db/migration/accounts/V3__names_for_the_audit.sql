-- The manager reads in the audit ledger who did what to whom. Told are the names of those accounts only that have or had a
-- right for the operator at work, and of the tokens that hang on such a right.
create index role_grant_by_account on accounts.role_grant (account_id, operator_id);

create function accounts.named_here(wanted uuid[])
    returns table (id uuid, name text)
    language sql stable security definer set search_path = ''
    as $$
        select a.id, a.name
          from accounts.account a
         where a.id = any(wanted)
           and exists (select from accounts.role_grant g
                        where g.account_id = a.id and g.operator_id = shared.current_operator())
        union all
        select t.id, t.name
          from accounts.api_token t
          join accounts.role_grant g on g.id = t.grant_id
         where t.id = any(wanted) and g.operator_id = shared.current_operator()
    $$;
