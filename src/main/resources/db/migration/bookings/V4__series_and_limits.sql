-- Several hours bought at once, week by week: how many, and by how much each is cheaper then; whether one can also come once.
-- How many hours one member can have of a service in a week, a month or a year, so that there are some for everybody.
alter table bookings.schedule
    add column series_sessions  smallint check (series_sessions between 2 and 20),
    add column series_reduction smallint check (series_reduction between 0 and 100),
    add column drop_in          boolean not null default true,
    add column limit_most       smallint check (limit_most between 1 and 100),
    add column limit_period     text check (limit_period in ('WEEK', 'MONTH', 'YEAR')),
    add constraint a_series_says_all check ((series_sessions is null) = (series_reduction is null)),
    add constraint one_can_come_somehow check (drop_in or series_sessions is not null),
    add constraint a_limit_says_all check ((limit_most is null) = (limit_period is null));

-- The hours of an order, which are a series where there are several.
create index on bookings.booking (operator_id, order_id);
