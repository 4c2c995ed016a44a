-- What a collection is gathered in takes so much and no more: goods counted or weighed, as the container says. That it is full keeps nobody
-- from giving; it says when to call the association.
alter table animations.collection
    add column capacity integer check (capacity between 1 and 10000000),
    add column capacity_unit text check (capacity_unit in ('PIECES', 'GRAMS')),
    add constraint capacity_is_complete check ((capacity is null) = (capacity_unit is null));
