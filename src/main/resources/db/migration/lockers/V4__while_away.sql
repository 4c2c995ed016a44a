-- A member who is away says until when: what waits for them stays until the day they are back, once, and so many days more at most.

alter table lockers.bank add column away_days smallint not null default 14 check (away_days between 0 and 60);
alter table lockers.reservation add column held boolean not null default false;
