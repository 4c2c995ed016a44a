-- Who was reminded of which hour: once of each, also where two instances look or one dies in between. Another hour is another
-- reminder.
create table bookings.reminder (
    operator_id uuid not null default shared.current_operator(),
    booking_id  uuid not null,
    kind        text not null check (kind in ('DAYS_BEFORE', 'HOURS_BEFORE')),
    starts_at   timestamptz not null,
    noted_at    timestamptz not null,
    primary key (booking_id, kind, starts_at),
    foreign key (operator_id, booking_id) references bookings.booking (operator_id, id)
);
call shared.tenant_table('bookings.reminder');
create index booking_to_come on bookings.booking (operator_id, starts_at) where status = 'BOOKED';
