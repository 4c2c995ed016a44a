-- What somebody is told of their own rights here; and their erasure: the right of a member and its tokens go, and the account with
-- them where it is nothing else, for the same person may work here or be an agent of another operator.

create function accounts.rights_here(account uuid)
    returns table (role text, granted_at timestamptz, revoked_at timestamptz)
    language sql stable security definer set search_path = ''
    as $$
        select g.role, g.granted_at, g.revoked_at from accounts.role_grant g
         where g.account_id = account and g.operator_id = shared.current_operator() order by g.granted_at
    $$;

create function accounts.entered_since(wanted uuid[], since timestamptz) returns setof uuid
    language sql stable security definer set search_path = ''
    as 'select id from accounts.account where id = any($1) and greatest(last_sign_in_at, created_at) >= $2';

create function accounts.erase_member(account uuid, member uuid) returns void
    language plpgsql volatile security definer set search_path = '' as $$
begin
    delete from accounts.api_token t using accounts.role_grant g
     where g.id = t.grant_id and g.account_id = account and g.operator_id = shared.current_operator()
       and g.role = 'MEMBER' and g.subject = member;
    delete from accounts.role_grant g
     where g.account_id = account and g.operator_id = shared.current_operator()
       and g.role = 'MEMBER' and g.subject = member;
    if not exists (select from accounts.role_grant g where g.account_id = account and g.revoked_at is null) then
        delete from accounts.api_token t using accounts.role_grant g where g.id = t.grant_id and g.account_id = account;
        delete from accounts.role_grant g where g.account_id = account;
        delete from accounts.link l where l.account_id = account;
        delete from accounts.account a where a.id = account;
    end if;
end $$;
