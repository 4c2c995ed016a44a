-- Who a partner is, whatever day it is. Whether they work with the operator and are of the social economy is asked for a
-- day (partners.at_work_v, partners.ess_status): the database's own clock is not the one by which the house lives.
drop view partners.partner_v;

create view partners.partner_v with (security_invoker = true) as
    select id, slug, name, email, phone, locale, town, vat_regime, settlement, commission_basis_points, works_until, works_from
      from partners.partner;
