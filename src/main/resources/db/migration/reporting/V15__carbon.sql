-- What a kilometre emits, in grams of CO2, is assumed beside the kilometres and says where it comes from: a user's car, and whatever
-- the concierge drives on the round, 0 for a bicycle. What was noted before assumes nothing of it, and no CO2 is told of its days.
alter table reporting.travel_assumption
    add column driving_co2 integer check (driving_co2 between 0 and 2000),
    add column round_co2   integer check (round_co2 between 0 and 2000),
    add column co2_source  text check (length(trim(co2_source)) between 1 and 300),
    add constraint co2_is_assumed_as_a_whole check (num_nulls(driving_co2, round_co2, co2_source) in (0, 3));

create or replace view reporting.travel_assumption_v with (security_invoker = true) as
    select distinct on (valid_from) valid_from, driving_share, detour_metres, round_metres, source, driving_co2, round_co2, co2_source
      from reporting.travel_assumption
     order by valid_from desc, noted_at desc, id desc;
