-- Where no mail server is set up, whoever invites hands the link over. It proves nothing about the address: whoever came by one may
-- be somebody else than who reads the mail there, so it opens the rooms of the operator that handed it over and no other's, until a
-- link that came by mail was used.
alter table accounts.account add column unproved_since timestamptz;
alter table accounts.link add column handed_by uuid;
alter table accounts.link add constraint only_invitations_are_handed_over check (handed_by is null or purpose = 'INVITATION');

create function accounts.hand_link(new_hash bytea, account uuid, now timestamptz, until timestamptz) returns void
    language sql volatile security definer set search_path = ''
    as $$
        insert into accounts.link (hash, purpose, account_id, created_at, expires_at, handed_by)
        values (new_hash, 'INVITATION', account, now, until, shared.current_operator())
    $$;

create or replace function accounts.use_link(link_hash bytea, kind text, now timestamptz) returns setof accounts.link
    language sql volatile security definer set search_path = ''
    as $$
        with used as (
            update accounts.link set used_at = now
             where hash = link_hash and purpose = kind and used_at is null and (expires_at is null or expires_at > now)
            returning *),
        others as (
            update accounts.link l set used_at = now
              from used
             where l.account_id = used.account_id and l.hash <> used.hash and l.used_at is null),
        proof as (
            update accounts.account a set unproved_since = case when used.handed_by is not null then now end
              from used
             where a.id = used.account_id)
        select * from used
    $$;

create function accounts.is_unproved(account uuid) returns boolean
    language sql stable security definer set search_path = ''
    as 'select exists (select from accounts.account where id = $1 and unproved_since is not null)';
