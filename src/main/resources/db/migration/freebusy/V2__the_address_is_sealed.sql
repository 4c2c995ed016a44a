-- Whoever knows the address of a calendar reads the calendar: a reader of the database shall not. What was kept in the clear before is
-- sealed when it is next read, within an hour: no key is in the database.

alter table freebusy.external_calendar
    alter column address drop not null,
    add column address_sealed bytea,
    -- Who keeps it: all that is shown.
    add column host text not null default '',
    add constraint sealed_or_not_yet check ((address is null) <> (address_sealed is null));
-- For all operators: an update would reach the rows of the one at work, and none is.
alter table freebusy.external_calendar
    alter column host drop default,
    alter column host type text using lower(substring(address from '^https://([^/:?#]+)'));
alter table freebusy.external_calendar
    add check (host <> '');
