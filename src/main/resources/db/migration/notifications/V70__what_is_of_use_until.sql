-- A reminder of what has begun, or the word of a place that is no longer kept, helps nobody: it is not sent any more.
alter table notifications.message add column useless_at timestamptz;
