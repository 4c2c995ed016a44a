-- Rights that stand for a member, a partner or an organisation that is not there: the rows of an operator are missing, as in a dump
-- that the owner of the tables took without looking through each operator's policy.
select g.role || ' ' || g.id as thing
  from accounts.role_grant g
 where g.operator_id = shared.current_operator() and g.revoked_at is null
   and case g.role
           when 'MEMBER' then not exists (select from organisations.member m where m.id = g.subject)
           when 'PARTNER' then not exists (select from partners.partner p where p.id = g.subject)
           when 'COORDINATOR' then not exists (select from organisations.organisation o where o.id = g.subject)
           else false end
