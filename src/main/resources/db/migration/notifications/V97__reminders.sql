-- On which days members are reminded of what waits for them, at the desk or in a locker; without a line the usual ones.
create table notifications.reminder_days (
    operator_id uuid primary key default shared.current_operator(),
    -- Days after something became ready; none where nobody is reminded.
    first_day   smallint check (first_day between 1 and 365),
    second_day  smallint check (second_day between 1 and 365),
    third_day   smallint check (third_day between 1 and 365),
    -- Days before the time of a compartment is over.
    before_end  smallint check (before_end between 1 and 30),
    -- What would have been due before is not sent now.
    since       timestamptz not null,
    version     integer not null,
    check (first_day < second_day),
    check (second_day < third_day),
    check (first_day < third_day)
);
call shared.tenant_table('notifications.reminder_days');

-- Of what somebody was reminded: once of each, also where two instances look or one dies in between.
create table notifications.reminder (
    operator_id uuid not null default shared.current_operator(),
    line_id     uuid not null,
    nth         smallint not null check (nth between 1 and 3),
    noted_at    timestamptz not null,
    primary key (line_id, nth),
    foreign key (operator_id, line_id) references orders.order_line (operator_id, id) on delete cascade
);
call shared.tenant_table('notifications.reminder');

-- Another end is another reminder.
create table notifications.end_reminder (
    operator_id    uuid not null default shared.current_operator(),
    reservation_id uuid not null,
    expires_at     timestamptz not null,
    noted_at       timestamptz not null,
    primary key (reservation_id, expires_at),
    foreign key (operator_id, reservation_id) references lockers.reservation (operator_id, id)
);
call shared.tenant_table('notifications.end_reminder');

alter table notifications.message drop constraint message_kind_check;
alter table notifications.message add constraint message_kind_check check (kind in (
    'ORDER_CONFIRMED', 'PROPOSAL_MADE', 'PROMISE_MOVED', 'LINE_READY', 'LINE_HELD_BACK', 'LINE_LOST', 'LINE_COLLECTED',
    'LINE_DROPPED', 'WITHDRAWAL_RECEIVED', 'SESSION_CANCELLED', 'APPOINTMENT_MOVED', 'APPOINTMENT_NEAR', 'APPOINTMENT_DECLINED',
    'PLACE_OFFERED', 'PLACE_LAPSED', 'PLACE_MISSED', 'HOUR_CALLED_OFF', 'ANIMATION_REGISTERED', 'ANIMATION_MOVED', 'ANIMATION_CANCELLED',
    'ANIMATION_GIVEN_BACK', 'ANIMATION_DECLINED', 'PASSER_BY_REGISTERED',
    'PASSER_BY_KNOWN', 'PASSER_BY_MOVED', 'PASSER_BY_ASKED', 'COMPARTMENT_LOADED', 'THINGS_WAIT', 'COMPARTMENT_ENDS', 'JOB_GIVEN',
    'PROPOSAL_ANSWERED', 'JOB_TAKEN_BACK',
    'FRESH_LINK', 'RECEIVING_LINK', 'PRACTITIONER_DAY', 'PASSWORD_RESET', 'PASSWORD_CHANGED', 'TOKEN_ISSUED', 'INVITATION', 'FAREWELL',
    'ERASED'));
