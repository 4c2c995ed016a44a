-- A room is offered, and taken by the person. Until then whoever offers it sees what they typed, and learns nothing of an account
-- that may have been there: not even that it was. The last visit is told room by room.
alter table accounts.role_grant
    add column accepted_at     timestamptz,
    add column offered_name    text,
    add column offered_email   text,
    add column offered_locale  text,
    add column last_entered_at timestamptz;

update accounts.role_grant g
   set accepted_at = g.granted_at, last_entered_at = a.last_sign_in_at
  from accounts.account a
 where a.id = g.account_id and (a.password_hash is not null or g.revoked_at is not null);
update accounts.role_grant g
   set offered_name = a.name, offered_email = a.email, offered_locale = a.locale
  from accounts.account a
 where a.id = g.account_id and g.accepted_at is null;

alter table accounts.role_grant add constraint what_is_offered_says_to_whom check (
    accepted_at is not null
    or offered_name is not null and offered_email is not null and offered_locale is not null);

create or replace function accounts.grants_of(account uuid) returns setof accounts.role_grant
    language sql stable security definer set search_path = ''
    as $$
        select * from accounts.role_grant
         where account_id = $1 and revoked_at is null and accepted_at is not null order by granted_at, id
    $$;

create function accounts.offers_of(account uuid) returns setof accounts.role_grant
    language sql stable security definer set search_path = ''
    as $$
        select * from accounts.role_grant
         where account_id = $1 and revoked_at is null and accepted_at is null order by granted_at, id
    $$;

-- Given without being asked for: the first administrator's, and those of a demonstration.
create or replace function accounts.grant_role(new_id uuid, account uuid, role text, subject uuid, now timestamptz) returns integer
    language sql volatile security definer set search_path = ''
    as $$
        with made as (
            insert into accounts.role_grant (id, account_id, operator_id, role, subject, granted_at, accepted_at)
            values ($1, $2, shared.current_operator(), $3, $4, $5, $5)
            on conflict (account_id, operator_id, role, subject) where revoked_at is null
               do update set accepted_at = $5, offered_name = null, offered_email = null, offered_locale = null
                where role_grant.accepted_at is null
            returning 1)
        select count(*)::integer from made
    $$;

-- Offered by the operator at work; offered again, it is what was typed last. Gives its key, be it taken already or not.
create function accounts.offer_role(
        new_id uuid, account uuid, role text, subject uuid, name text, email text, locale text, now timestamptz)
    returns uuid
    language sql volatile security definer set search_path = ''
    as $$
        insert into accounts.role_grant (
               id, account_id, operator_id, role, subject, offered_name, offered_email, offered_locale, granted_at)
        values ($1, $2, shared.current_operator(), $3, $4, $5, $6, $7, $8)
        on conflict (account_id, operator_id, role, subject) where revoked_at is null
           do update set offered_name = case when role_grant.accepted_at is null then $5 end,
                         offered_email = case when role_grant.accepted_at is null then $6 end,
                         offered_locale = case when role_grant.accepted_at is null then $7 end
        returning id
    $$;

create function accounts.accept_role(right_id uuid, account uuid, now timestamptz) returns integer
    language sql volatile security definer set search_path = ''
    as $$
        with taken as (
            update accounts.role_grant
               set accepted_at = $3, offered_name = null, offered_email = null, offered_locale = null
             where id = $1 and account_id = $2 and revoked_at is null and accepted_at is null
            returning 1)
        select count(*)::integer from taken
    $$;

-- The rights that are gone: a session that acts with one of them ends, and no other.
drop function accounts.revoke_role(uuid, text, uuid, timestamptz);
create function accounts.revoke_role(account uuid, role text, subject uuid, now timestamptz) returns setof accounts.role_grant
    language sql volatile security definer set search_path = ''
    as $$
        update accounts.role_grant g set revoked_at = $4
         where g.account_id = $1 and g.role = $2 and g.subject is not distinct from $3
           and g.operator_id = shared.current_operator() and g.revoked_at is null
        returning g.*
    $$;

create function accounts.revoke_right(right_id uuid, now timestamptz) returns setof accounts.role_grant
    language sql volatile security definer set search_path = ''
    as $$
        update accounts.role_grant g set revoked_at = $2
         where g.id = $1 and g.operator_id = shared.current_operator() and g.revoked_at is null
        returning g.*
    $$;

create function accounts.entered(right_id uuid, now timestamptz) returns void
    language sql volatile security definer set search_path = ''
    as 'update accounts.role_grant set last_entered_at = $2 where id = $1';

drop function accounts.holders(text[]);
create function accounts.holders(wanted text[])
    returns table (right_id uuid, account_id uuid, name text, email text, locale text, role text, subject uuid,
                   granted_at timestamptz, last_entered_at timestamptz, accepted boolean)
    language sql stable security definer set search_path = ''
    as $$
        select g.id, a.id, coalesce(g.offered_name, a.name), coalesce(g.offered_email, a.email),
               coalesce(g.offered_locale, a.locale), g.role, g.subject, g.granted_at, g.last_entered_at,
               g.accepted_at is not null
          from accounts.role_grant g join accounts.account a on a.id = g.account_id
         where g.operator_id = shared.current_operator() and g.revoked_at is null and g.role = any(wanted)
         order by lower(coalesce(g.offered_name, a.name)), g.id
    $$;

-- What the operator at work knows of an account: what it is once they have taken a room here, else what was typed last.
create function accounts.known_here(account uuid)
    returns table (id uuid, name text, email text, locale text, password boolean, since timestamptz, entered timestamptz)
    language sql stable security definer set search_path = ''
    as $$
        select a.id, case when taken.is then a.name else o.offered_name end,
               case when taken.is then a.email else o.offered_email end,
               case when taken.is then a.locale else o.offered_locale end,
               taken.is and a.password_hash is not null, taken.since, taken.entered
          from accounts.account a
          cross join lateral (
               select coalesce(bool_or(g.accepted_at is not null), false) as is, min(g.granted_at) as since,
                      max(g.last_entered_at) as entered
                 from accounts.role_grant g
                where g.account_id = a.id and g.operator_id = shared.current_operator()) taken
          left join lateral (
               select g.offered_name, g.offered_email, g.offered_locale from accounts.role_grant g
                where g.account_id = a.id and g.operator_id = shared.current_operator() and g.accepted_at is null
                order by g.granted_at desc, g.id desc limit 1) o on true
         where a.id = $1 and (taken.is or o.offered_name is not null)
    $$;

create or replace function accounts.named_here(wanted uuid[])
    returns table (id uuid, name text)
    language sql stable security definer set search_path = ''
    as $$
        select w.id, k.name from unnest(wanted) w (id) cross join lateral accounts.known_here(w.id) k
        union all
        select g.id, coalesce(g.offered_name, a.name)
          from accounts.role_grant g join accounts.account a on a.id = g.account_id
         where g.id = any(wanted) and g.operator_id = shared.current_operator()
        union all
        select t.id, t.name
          from accounts.api_token t
          join accounts.role_grant g on g.id = t.grant_id
         where t.id = any(wanted) and g.operator_id = shared.current_operator()
    $$;

-- Whether somebody still comes by here, whatever they do elsewhere.
create or replace function accounts.entered_since(wanted uuid[], since timestamptz) returns setof uuid
    language sql stable security definer set search_path = ''
    as $$
        select distinct g.account_id from accounts.role_grant g
         where g.account_id = any($1) and g.operator_id = shared.current_operator()
           and greatest(g.last_entered_at, g.granted_at) >= $2
    $$;

-- An invitation of one operator does not take another's away.
create or replace function accounts.add_link(
        new_hash bytea, kind text, account uuid, now timestamptz, until timestamptz) returns void
    language sql volatile security definer set search_path = ''
    as $$
        update accounts.link set used_at = now
         where purpose = kind and purpose <> 'INVITATION' and account_id is not distinct from account and used_at is null;
        insert into accounts.link (hash, purpose, account_id, created_at, expires_at)
        values (new_hash, kind, account, now, until)
    $$;

-- The rights that went with it.
drop function accounts.erase_member(uuid, uuid);
create function accounts.erase_member(account uuid, member uuid) returns setof uuid
    language plpgsql volatile security definer set search_path = '' as $$
begin
    delete from accounts.api_token t using accounts.role_grant g
     where g.id = t.grant_id and g.account_id = account and g.operator_id = shared.current_operator()
       and g.role = 'MEMBER' and g.subject = member;
    return query
        delete from accounts.role_grant g
         where g.account_id = account and g.operator_id = shared.current_operator()
           and g.role = 'MEMBER' and g.subject = member
        returning g.id;
    if not exists (select from accounts.role_grant g where g.account_id = account and g.revoked_at is null) then
        delete from accounts.api_token t using accounts.role_grant g where g.id = t.grant_id and g.account_id = account;
        delete from accounts.role_grant g where g.account_id = account;
        delete from accounts.link l where l.account_id = account;
        delete from accounts.account a where a.id = account;
    end if;
end $$;
