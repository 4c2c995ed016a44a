-- What an operator assumes of journeys, from a day on, with where it comes from: how many users would have driven for a service, how
-- far that would have been, and how far the concierge drives for a session. The net may be negative (domain.md 4.3).
create table reporting.travel_assumption (
    operator_id    uuid not null default shared.current_operator(),
    valid_from     date not null,
    driving_share  integer not null check (driving_share between 0 and 100),
    detour_metres  integer not null check (detour_metres between 0 and 200000),
    round_metres   integer not null check (round_metres between 0 and 500000),
    source         text not null check (length(trim(source)) between 1 and 300),
    noted_by       uuid not null,
    noted_at       timestamptz not null,
    primary key (operator_id, valid_from)
);
call shared.tenant_table('reporting.travel_assumption');
call shared.append_only_table('reporting.travel_assumption');
