-- How many agents may use a site, as a client told it: each count holds until its next one.
create view reporting.eligible_count_v with (security_invoker = true) as
    select organisation_id, site_id, counted_on, total, women, men, other,
           lead(counted_on) over (partition by organisation_id, site_id order by counted_on) as next_on
      from markets.eligible_v;
