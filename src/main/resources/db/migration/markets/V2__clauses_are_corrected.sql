-- A slip in a social clause is corrected by whoever has read what it says now.
alter table markets.social_clause add column version integer not null default 0;
