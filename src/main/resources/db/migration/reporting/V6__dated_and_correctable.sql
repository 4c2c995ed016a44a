-- Who pays for a market does so from a day to another: who joined later is told nothing of the time before.
drop view reporting.market_v;
create view reporting.market_v with (security_invoker = true) as
    select id as market_id, buyer_id as organisation_id, starts_on as valid_from, real_end_on as valid_until from markets.market_v
    union
    select market_id, organisation_id, valid_from, valid_until from markets.share_v;

-- A slip in an assumption is corrected by noting it again for the same day: the last one noted holds.
alter table reporting.travel_assumption add column id uuid not null default gen_random_uuid();
alter table reporting.travel_assumption alter column id drop default;
alter table reporting.travel_assumption drop constraint travel_assumption_pkey;
alter table reporting.travel_assumption add primary key (operator_id, id);
create index travel_assumption_in_force on reporting.travel_assumption (operator_id, valid_from desc, noted_at desc, id desc);

create view reporting.travel_assumption_v with (security_invoker = true) as
    select distinct on (valid_from) valid_from, driving_share, detour_metres, round_metres, source
      from reporting.travel_assumption
     order by valid_from desc, noted_at desc, id desc;
