-- A line may be for an hour, not only for a day: an appointment that somebody keeps free for the member. Who did not come, or
-- could not, was not served; nobody but those who serve them is told.
alter table orders.order_line
    add column appointed_at timestamptz,
    drop constraint order_line_reason_code_check,
    add constraint order_line_reason_code_check check (reason_code in (
        'LATE_DEPOSIT', 'SESSION_CANCELLED', 'LATE', 'PROPOSAL', 'WITHDRAWAL', 'ABSENT', 'EXCUSED', 'APPOINTMENT_CANCELLED',
        'NO_LONGER_NEEDED', 'CHANGED_THEIR_MIND', 'TOO_LONG', 'TOO_DEAR', 'NOT_HANDED_IN', 'BY_MISTAKE', 'CANNOT_BE_DONE',
        'TOO_DAMAGED', 'TOO_BUSY', 'AWAY', 'NOT_MY_TRADE', 'MORE_WORK', 'PARTS_TO_ORDER', 'QUOTE', 'OTHER')),
    add constraint only_appointments_have_an_hour
        check (appointed_at is null or (shape = 'APPOINTMENT' and promised_now is not null));

alter table orders.history
    drop constraint history_reason_code_check,
    add constraint history_reason_code_check check (reason_code in (
        'LATE_DEPOSIT', 'SESSION_CANCELLED', 'LATE', 'PROPOSAL', 'WITHDRAWAL', 'INCIDENT', 'NOT_HANDED_IN_YET',
        'ABSENT', 'EXCUSED', 'APPOINTMENT_CANCELLED',
        'NO_LONGER_NEEDED', 'CHANGED_THEIR_MIND', 'TOO_LONG', 'TOO_DEAR', 'NOT_HANDED_IN', 'BY_MISTAKE', 'CANNOT_BE_DONE',
        'TOO_DAMAGED', 'TOO_BUSY', 'AWAY', 'NOT_MY_TRADE', 'MORE_WORK', 'PARTS_TO_ORDER', 'QUOTE', 'OTHER'));
