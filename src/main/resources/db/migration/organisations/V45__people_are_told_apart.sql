-- Two people of one name were two equal lines wherever one of them had to be chosen. What tells them apart is said beside the name:
-- the employer and, where that is the same, the beginning of the address. Whom no letter reaches has to be called.

-- Null where nobody else is called so.
create function organisations.told_apart(member uuid) returns text
    language sql stable as
$$
  select case when exists (select from organisations.member twin
                            where twin.search = m.search and twin.id <> m.id and twin.erased_at is null
                              and twin.organisation_id = m.organisation_id)
                   then concat_ws(', ', o.name, coalesce(split_part(m.email, '@', 1), '…' || right(m.phone, 5)))
              when exists (select from organisations.member twin
                            where twin.search = m.search and twin.id <> m.id and twin.erased_at is null)
                   then o.name end
    from organisations.member m
    join organisations.organisation o on o.id = m.organisation_id
   where m.id = told_apart.member and m.erased_at is null
$$;

-- called is for those who choose among people; call_at for those who serve them, where a guest or somebody without an address has to
-- be called. Neither is for the employer.
create or replace view organisations.member_v with (security_invoker = true) as
select id, name, email, organisation_id, locale, account_id, eligible_from, eligible_until, erased_at is not null as erased,
       name || coalesce(' (' || organisations.told_apart(id) || ')', '') as called,
       case when listed_at is null or email is null then phone end as call_at
  from organisations.member;
