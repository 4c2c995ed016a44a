-- Who may use which site, from day to day. Which day it is, whoever asks says by the clock of the site: the database's own
-- clock is not the one by which the house lives.
drop view organisations.site_member_v;

create view organisations.site_member_v with (security_invoker = true) as
select so.site_id, m.id as member_id, so.period * daterange(m.eligible_from, m.eligible_until, '[]') as period
  from organisations.site_organisation so
  join organisations.member m on m.organisation_id = so.organisation_id
 where so.period && daterange(m.eligible_from, m.eligible_until, '[]');
