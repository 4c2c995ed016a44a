-- Whoever does something later on, such as a listener that comes too late, must see that there is nobody any more to do it for.
create or replace view organisations.member_v with (security_invoker = true) as
select id, name, email, organisation_id, locale, account_id, eligible_from, eligible_until, erased_at is not null as erased
  from organisations.member;
