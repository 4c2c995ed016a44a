-- An event has a picture, and says in words what it shows to whoever does not see it: there is none without the words. It stands apart
-- from the event, so that lists of events read no pictures. Events of one series show one picture as often as they are. A year after the event it goes.
create table animations.picture (
    animation_id uuid primary key,
    operator_id  uuid not null default shared.current_operator(),
    jpeg         bytea not null,
    width        smallint not null check (width between 1 and 1600),
    height       smallint not null check (height between 1 and 1600),
    alternative  text not null check (length(trim(alternative)) between 1 and 250),
    -- Whose picture it is, where that must be said.
    credit       text check (length(trim(credit)) between 1 and 120),
    -- Since when it is this one: its address changes with it.
    shown_at     timestamptz not null,
    foreign key (operator_id, animation_id) references animations.animation (operator_id, id) on delete cascade
);
call shared.tenant_table('animations.picture');
