-- Figures tell how many agents are on the books of the concierge: from when on, and until when, somebody may use it.
create or replace view organisations.member_v with (security_invoker = true) as
select id, name, email, organisation_id, locale, account_id, eligible_from, eligible_until from organisations.member;
