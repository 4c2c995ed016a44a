-- Rounds: which vehicle goes on which day, with whom, to which sites and partners, in which order; when it was to be there and when it
-- was. Where a site or a partner is on the map, and when one can come, is said once for all rounds.

-- How much longer the streets are than a bird's way. Never changed: a round names the version that it was reckoned by, for its
-- kilometres go into the annual report.
create table rounds.factor (
    operator_id uuid not null default shared.current_operator(),
    version     integer not null check (version > 0),
    value       numeric(3, 2) not null check (value between 1 and 5),
    declared_at timestamptz not null,
    primary key (operator_id, version)
);
call shared.tenant_table('rounds.factor');

create table rounds.place (
    id          uuid primary key,
    operator_id uuid not null default shared.current_operator(),
    site_id     uuid,
    partner_id  uuid,
    latitude    double precision not null check (latitude between -90 and 90),
    longitude   double precision not null check (longitude between -180 and 180),
    -- How long one stands there, however much is handed over.
    minutes     smallint not null check (minutes between 0 and 240),
    foreign key (operator_id, site_id) references organisations.site (operator_id, id),
    foreign key (operator_id, partner_id) references partners.partner (operator_id, id),
    unique (operator_id, id),
    constraint one_place_a_site unique (operator_id, site_id),
    constraint one_place_a_partner unique (operator_id, partner_id),
    check (num_nonnulls(site_id, partner_id) = 1)
);
call shared.tenant_table('rounds.place');

-- In which hours one can come; always, where none is said for any day.
create table rounds.opening (
    operator_id uuid not null default shared.current_operator(),
    place_id    uuid not null,
    weekday     smallint not null check (weekday between 1 and 7),
    opens       time not null,
    closes      time not null check (closes > opens),
    foreign key (operator_id, place_id) references rounds.place (operator_id, id),
    primary key (place_id, weekday, opens)
);
call shared.tenant_table('rounds.opening');

create table rounds.round (
    id             uuid primary key,
    operator_id    uuid not null default shared.current_operator(),
    day            date not null,
    -- Which round of that day it is: what people call it by.
    number         smallint not null check (number between 1 and 99),
    -- Whoever set out with it; before that, whoever made it.
    driver_id      uuid not null,
    -- From where it leaves, and where it comes back to.
    start_id       uuid not null,
    departs_at     timestamptz not null,
    vehicle        text not null check (vehicle in ('CARGO_BIKE', 'VAN')),
    pieces         integer not null check (pieces between 0 and 10000),
    litres         integer not null check (litres between 0 and 100000),
    hangers        integer not null check (hangers between 0 and 10000),
    speed          smallint not null check (speed between 1 and 130),
    factor         numeric(3, 2) not null check (factor between 1 and 5),
    -- None: nobody had declared one, and the usual one was taken.
    factor_version integer,
    -- By the plan; empty until there is one.
    metres         integer check (metres >= 0),
    state          text not null check (state in ('PLANNED', 'UNDER_WAY', 'CLOSED', 'CALLED_OFF')),
    begun_at       timestamptz,
    closed_at      timestamptz,
    version        integer not null default 0,
    foreign key (operator_id, start_id) references organisations.site (operator_id, id),
    foreign key (operator_id, factor_version) references rounds.factor (operator_id, version),
    unique (operator_id, id),
    constraint one_round_of_a_number unique (operator_id, day, number),
    constraint state_is_complete check (
        case state when 'PLANNED'   then begun_at is null and closed_at is null
                   when 'UNDER_WAY' then begun_at is not null and closed_at is null
                   when 'CLOSED'    then closed_at >= begun_at
                   when 'CALLED_OFF' then begun_at is null and closed_at is not null
                   else false end)
);
create index on rounds.round (operator_id, day, id);
call shared.tenant_table('rounds.round');

create table rounds.stop (
    id               uuid primary key,
    operator_id      uuid not null default shared.current_operator(),
    round_id         uuid not null,
    site_id          uuid,
    partner_id       uuid,
    position         smallint not null check (position between 1 and 200),
    -- By the plan: empty where there is none yet, or where it leaves the stop out.
    planned_arrival  timestamptz,
    planned_departure timestamptz,
    -- Why the plan leaves it out.
    left_out         text check (left_out in ('CLOSED', 'NO_TIME', 'LEFT_OUT')),
    arrived_at       timestamptz,
    left_at          timestamptz,
    -- When we were told: later than it was where it was typed from paper.
    told_at          timestamptz,
    -- Who took it there, as a function and not as a person.
    handed_to        text check (length(trim(handed_to)) between 1 and 60),
    -- How often it was closed: once, and once more each time that it had been reopened.
    closings         smallint not null default 0 check (closings >= 0),
    foreign key (operator_id, round_id) references rounds.round (operator_id, id),
    foreign key (operator_id, site_id) references organisations.site (operator_id, id),
    foreign key (operator_id, partner_id) references partners.partner (operator_id, id),
    unique (operator_id, id),
    constraint one_stop_a_position unique (round_id, position) deferrable initially deferred,
    check (num_nonnulls(site_id, partner_id) = 1),
    check ((planned_arrival is null) = (planned_departure is null) and planned_departure >= planned_arrival),
    check (num_nonnulls(arrived_at, left_at, told_at) in (0, 3) and left_at >= arrived_at and told_at >= left_at),
    check (arrived_at is null or closings > 0),
    check (left_out is null or planned_arrival is null and arrived_at is null)
);
call shared.tenant_table('rounds.stop');

-- What was said of each piece at a stop. Only ever added to: a stop that was reopened is closed once more, and the last time counts.
create table rounds.manifest (
    operator_id uuid not null default shared.current_operator(),
    stop_id     uuid not null,
    closing     smallint not null check (closing > 0),
    item_id     uuid not null,
    way         text not null check (way in ('BOARD', 'GIVE', 'TAKE', 'SET_DOWN')),
    said        text not null check (said in ('HERE', 'DAMAGED', 'MISSING', 'LEFT')),
    -- What it did in the ledger; empty where the piece stayed.
    transfer_id uuid,
    foreign key (operator_id, stop_id) references rounds.stop (operator_id, id),
    foreign key (operator_id, item_id) references custody.item (operator_id, id),
    primary key (stop_id, closing, item_id),
    check (said = 'HERE' or way in ('TAKE', 'SET_DOWN') or transfer_id is null)
);
call shared.tenant_table('rounds.manifest');
call shared.append_only_table('rounds.manifest');

-- Why a stop that was done was done once more.
create table rounds.reopening (
    operator_id uuid not null default shared.current_operator(),
    stop_id     uuid not null,
    closing     smallint not null check (closing > 0),
    at          timestamptz not null,
    account_id  uuid not null,
    -- Said from ten minutes after it was closed.
    why         text check (length(trim(why)) between 1 and 200),
    foreign key (operator_id, stop_id) references rounds.stop (operator_id, id),
    primary key (stop_id, closing)
);
call shared.tenant_table('rounds.reopening');
call shared.append_only_table('rounds.reopening');
