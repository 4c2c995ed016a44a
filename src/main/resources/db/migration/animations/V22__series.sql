-- What is given on several days is several events: each has its places, and is moved and cancelled alone. That they were planned as one
-- is all that a series says.
alter table animations.animation add column series_id uuid;
create index on animations.animation (operator_id, series_id) where series_id is not null;
