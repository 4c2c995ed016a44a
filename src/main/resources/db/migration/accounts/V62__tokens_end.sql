-- A token ends, the older ones a year from now; a person has so many at most; and all of them end with the password.
update accounts.api_token set expires_at = now() + interval '1 year' where expires_at is null;
alter table accounts.api_token alter expires_at set not null;

-- How many were made: none without the right, and less than none where the person has as many as they may have. The account is
-- locked meanwhile, so that two requests at once do not count each other out.
drop function accounts.issue_token(uuid, uuid, uuid, text, bytea, text[], timestamptz, timestamptz);
create function accounts.issue_token(
        new_id uuid, account uuid, grant_id uuid, name text, hash bytea, scopes text[], now timestamptz, until timestamptz,
        most integer)
    returns integer
    language plpgsql volatile security definer set search_path = '' as $$
declare
    made integer;
begin
    perform from accounts.account a where a.id = $2 for update;
    if (select count(*) from accounts.api_token t join accounts.role_grant g on g.id = t.grant_id
         where g.account_id = $2 and g.revoked_at is null and t.revoked_at is null and t.expires_at > $7) >= $9 then
        return -1;
    end if;
    insert into accounts.api_token (id, grant_id, name, hash, scopes, created_at, expires_at)
    select $1, g.id, $4, $5, $6, $7, $8
      from accounts.role_grant g
     where g.id = $3 and g.account_id = $2 and g.revoked_at is null;
    get diagnostics made = row_count;
    return made;
end $$;

create function accounts.revoke_tokens(account uuid, now timestamptz) returns integer
    language sql volatile security definer set search_path = ''
    as $$
        with gone as (
            update accounts.api_token t set revoked_at = now
              from accounts.role_grant g
             where g.id = t.grant_id and g.account_id = account and t.revoked_at is null
            returning 1)
        select count(*)::integer from gone
    $$;
