-- The doors to the tables of V1. Each runs as the owner with a fixed search path and answers one question or does one deed.

-- People

create function accounts.by_email(text) returns setof accounts.account
    language sql stable security definer set search_path = ''
    as 'select * from accounts.account where lower(email) = lower($1)';

create function accounts.by_id(uuid) returns setof accounts.account
    language sql stable security definer set search_path = ''
    as 'select * from accounts.account where id = $1';

-- The key of the account with that address, made now if there is none.
create function accounts.ensure(new_id uuid, mail text, full_name text, language text, now timestamptz) returns uuid
    language sql volatile security definer set search_path = ''
    as $$
        with made as (
            insert into accounts.account (id, email, name, locale, created_at)
            values (new_id, mail, full_name, language, now)
            on conflict do nothing
            returning id)
        select id from made
        union all
        select id from accounts.account where lower(email) = lower(mail)
        limit 1
    $$;

create function accounts.rename(account uuid, full_name text, language text) returns void
    language sql volatile security definer set search_path = ''
    as 'update accounts.account set name = $2, locale = $3 where id = $1';

create function accounts.set_password(account uuid, hash text) returns void
    language sql volatile security definer set search_path = ''
    as 'update accounts.account set password_hash = $2 where id = $1';

create function accounts.signed_in(account uuid, now timestamptz) returns void
    language sql volatile security definer set search_path = ''
    as 'update accounts.account set last_sign_in_at = $2 where id = $1';

-- Rights

create function accounts.grants_of(account uuid) returns setof accounts.role_grant
    language sql stable security definer set search_path = ''
    as 'select * from accounts.role_grant where account_id = $1 and revoked_at is null order by granted_at, id';

-- For the operator at work; with none, only an administrator can come of it (the table's check says so).
create function accounts.grant_role(new_id uuid, account uuid, role text, subject uuid, now timestamptz) returns integer
    language sql volatile security definer set search_path = ''
    as $$
        with made as (
            insert into accounts.role_grant (id, account_id, operator_id, role, subject, granted_at)
            values ($1, $2, shared.current_operator(), $3, $4, $5)
            on conflict do nothing
            returning 1)
        select count(*)::integer from made
    $$;

create function accounts.revoke_role(account uuid, role text, subject uuid, now timestamptz) returns integer
    language sql volatile security definer set search_path = ''
    as $$
        with gone as (
            update accounts.role_grant g set revoked_at = $4
             where g.account_id = $1 and g.role = $2 and g.subject is not distinct from $3
               and g.operator_id = shared.current_operator() and g.revoked_at is null
            returning 1)
        select count(*)::integer from gone
    $$;

-- Who works for the operator at work.
create function accounts.holders(wanted text[])
    returns table (account_id uuid, name text, email text, locale text, role text, subject uuid,
                   granted_at timestamptz, last_sign_in_at timestamptz, has_password boolean)
    language sql stable security definer set search_path = ''
    as $$
        select a.id, a.name, a.email, a.locale, g.role, g.subject, g.granted_at, a.last_sign_in_at,
               a.password_hash is not null
          from accounts.role_grant g join accounts.account a on a.id = g.account_id
         where g.operator_id = shared.current_operator() and g.revoked_at is null and g.role = any(wanted)
         order by lower(a.name), a.id, g.role
    $$;

create function accounts.has_administrator() returns boolean
    language sql stable security definer set search_path = ''
    as $$select exists (select 1 from accounts.role_grant where role = 'ADMIN' and revoked_at is null)$$;

-- Tokens

create function accounts.issue_token(
        new_id uuid, account uuid, grant_id uuid, name text, hash bytea, scopes text[], now timestamptz, until timestamptz)
    returns integer
    language sql volatile security definer set search_path = ''
    as $$
        with made as (
            insert into accounts.api_token (id, grant_id, name, hash, scopes, created_at, expires_at)
            select $1, g.id, $4, $5, $6, $7, $8
              from accounts.role_grant g
             where g.id = $3 and g.account_id = $2 and g.revoked_at is null
            returning 1)
        select count(*)::integer from made
    $$;

-- Whom a token stands for. On the way of every call of the API: one look at each of three unique indexes.
create function accounts.bearer(token_hash bytea, now timestamptz)
    returns table (token_id uuid, scopes text[], expires_at timestamptz, account_id uuid, grant_id uuid, name text,
                   locale text, role text, operator_id uuid, subject uuid)
    language sql stable security definer set search_path = ''
    as $$
        select t.id, t.scopes, t.expires_at, a.id, g.id, a.name, a.locale, g.role, g.operator_id, g.subject
          from accounts.api_token t
          join accounts.role_grant g on g.id = t.grant_id and g.revoked_at is null
          join accounts.account a on a.id = g.account_id
         where t.hash = token_hash and t.revoked_at is null and (t.expires_at is null or t.expires_at > now)
    $$;

create function accounts.tokens_of(account uuid)
    returns table (id uuid, name text, role text, operator_id uuid, scopes text[], created_at timestamptz,
                   expires_at timestamptz, last_used_at timestamptz)
    language sql stable security definer set search_path = ''
    as $$
        select t.id, t.name, g.role, g.operator_id, t.scopes, t.created_at, t.expires_at, t.last_used_at
          from accounts.api_token t join accounts.role_grant g on g.id = t.grant_id
         where g.account_id = account and t.revoked_at is null and g.revoked_at is null
         order by t.created_at desc, t.id
    $$;

-- Gives the hash back, so that whoever remembers the token can forget it.
create function accounts.revoke_token(account uuid, token uuid, now timestamptz) returns bytea
    language sql volatile security definer set search_path = ''
    as $$
        update accounts.api_token t set revoked_at = now
          from accounts.role_grant g
         where t.id = token and g.id = t.grant_id and g.account_id = account and t.revoked_at is null
        returning t.hash
    $$;

create function accounts.tokens_used(tokens uuid[], now timestamptz) returns void
    language sql volatile security definer set search_path = ''
    as 'update accounts.api_token set last_used_at = $2 where id = any($1)';

-- Links

-- A new link makes the older ones of its kind for that account worthless.
create function accounts.add_link(
        new_hash bytea, kind text, account uuid, now timestamptz, until timestamptz) returns void
    language sql volatile security definer set search_path = ''
    as $$
        update accounts.link set used_at = now
         where purpose = kind and account_id is not distinct from account and used_at is null;
        insert into accounts.link (hash, purpose, account_id, created_at, expires_at)
        values (new_hash, kind, account, now, until)
    $$;

create function accounts.link_at(link_hash bytea, kind text, now timestamptz) returns setof accounts.link
    language sql stable security definer set search_path = ''
    as $$
        select * from accounts.link
         where hash = link_hash and purpose = kind and used_at is null and (expires_at is null or expires_at > now)
    $$;

-- Takes the link; a second one who comes with it gets nothing. All other links of the account die with it.
create function accounts.use_link(link_hash bytea, kind text, now timestamptz) returns setof accounts.link
    language sql volatile security definer set search_path = ''
    as $$
        with used as (
            update accounts.link set used_at = now
             where hash = link_hash and purpose = kind and used_at is null and (expires_at is null or expires_at > now)
            returning *),
        others as (
            update accounts.link l set used_at = now
              from used
             where l.account_id = used.account_id and l.hash <> used.hash and l.used_at is null)
        select * from used
    $$;
