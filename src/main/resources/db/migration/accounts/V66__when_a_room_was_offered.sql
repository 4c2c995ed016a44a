-- A room may be offered once more, and people on a long list are not written to twice in a week: when it was offered last is kept,
-- and who holds which place on a list is told for many places at once.
alter table accounts.role_grant add column offered_at timestamptz;
update accounts.role_grant set offered_at = granted_at where accepted_at is null;

create or replace function accounts.offer_role(
        new_id uuid, account uuid, role text, subject uuid, name text, email text, locale text, now timestamptz)
    returns uuid
    language sql volatile security definer set search_path = ''
    as $$
        insert into accounts.role_grant (
               id, account_id, operator_id, role, subject, offered_name, offered_email, offered_locale, granted_at, offered_at)
        values ($1, $2, shared.current_operator(), $3, $4, $5, $6, $7, $8, $8)
        on conflict (account_id, operator_id, role, subject) where revoked_at is null
           do update set offered_name = case when role_grant.accepted_at is null then $5 end,
                         offered_email = case when role_grant.accepted_at is null then $6 end,
                         offered_locale = case when role_grant.accepted_at is null then $7 end,
                         offered_at = $8
        returning id
    $$;

-- How it stands with those places at the operator at work: taken by somebody, or offered, and when last.
create function accounts.places_here(wanted uuid[])
    returns table (subject uuid, taken boolean, offered_at timestamptz)
    language sql stable security definer set search_path = ''
    as $$
        select g.subject, bool_or(g.accepted_at is not null), max(g.offered_at)
          from accounts.role_grant g
         where g.operator_id = shared.current_operator() and g.revoked_at is null and g.role = 'MEMBER'
           and g.subject = any(wanted)
         group by g.subject
    $$;
