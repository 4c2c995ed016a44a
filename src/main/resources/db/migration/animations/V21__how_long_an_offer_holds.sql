-- How many working hours whoever has waited has to take a place that is offered is the manager's to say, as for appointments.
alter table animations.animation add column offer_hours smallint not null default 8 check (offer_hours between 1 and 72);
