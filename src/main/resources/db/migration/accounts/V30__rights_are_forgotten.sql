-- A right that was taken away stays on record for a year, as long as the audit ledger that names who had it. Links die within
-- days, and are then worth nothing to anybody. An account without any right that nobody has entered for two years is nobody's.

create function accounts.forget_links(before timestamptz, most integer) returns integer
    language sql volatile security definer set search_path = ''
    as $$
        with gone as (
            delete from accounts.link
             where hash in (select hash from accounts.link
                             where least(used_at, expires_at) < least(before, pg_catalog.now()) limit most)
            returning 1)
        select count(*)::integer from gone
    $$;

create function accounts.old_links(before timestamptz) returns table (rows bigint, oldest date)
    language sql stable security definer set search_path = ''
    as 'select count(*), min(least(used_at, expires_at))::date from accounts.link where least(used_at, expires_at) < before';

-- Tokens that are worth nothing any more, then the rights that no token hangs on.
create function accounts.forget_rights(before timestamptz, most integer) returns integer
    language sql volatile security definer set search_path = ''
    as $$
        with tokens as (
            delete from accounts.api_token
             where id in (select t.id from accounts.api_token t join accounts.role_grant g on g.id = t.grant_id
                           where least(t.revoked_at, t.expires_at, g.revoked_at) < least(before, pg_catalog.now()) limit most)
            returning 1),
        rights as (
            delete from accounts.role_grant
             where id in (select g.id from accounts.role_grant g
                           where g.revoked_at < least(before, pg_catalog.now())
                             and not exists (select from accounts.api_token t where t.grant_id = g.id) limit most)
            returning 1)
        select ((select count(*) from tokens) + (select count(*) from rights))::integer
    $$;

create function accounts.old_rights(before timestamptz) returns table (rows bigint, oldest date)
    language sql stable security definer set search_path = ''
    as $$
        select count(*), min(at)::date
          from (select revoked_at as at from accounts.role_grant
                union all
                select least(t.revoked_at, t.expires_at, g.revoked_at)
                  from accounts.api_token t join accounts.role_grant g on g.id = t.grant_id) ends
         where at < before
    $$;

-- Nobody's: no right left, not even one on record.
create function accounts.forget_accounts(before timestamptz, most integer) returns integer
    language sql volatile security definer set search_path = ''
    as $$
        with nobodys as (
            select a.id from accounts.account a
             where coalesce(a.last_sign_in_at, a.created_at) < least(before, pg_catalog.now())
               and not exists (select from accounts.role_grant g where g.account_id = a.id)
             limit most),
        links as (delete from accounts.link where account_id in (select id from nobodys)),
        gone as (delete from accounts.account where id in (select id from nobodys) returning 1)
        select count(*)::integer from gone
    $$;

create function accounts.old_accounts(before timestamptz) returns table (rows bigint, oldest date)
    language sql stable security definer set search_path = ''
    as $$
        select count(*), min(coalesce(last_sign_in_at, created_at))::date
          from accounts.account a
         where coalesce(last_sign_in_at, created_at) < before
           and not exists (select from accounts.role_grant g where g.account_id = a.id)
    $$;
