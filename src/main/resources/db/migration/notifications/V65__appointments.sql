-- Members are told when their appointment takes place at another hour, and reminded of it before it begins.
alter table notifications.message drop constraint message_kind_check;
alter table notifications.message add constraint message_kind_check check (kind in (
    'ORDER_CONFIRMED', 'PROPOSAL_MADE', 'PROMISE_MOVED', 'LINE_READY', 'LINE_HELD_BACK', 'LINE_LOST', 'LINE_COLLECTED',
    'LINE_DROPPED', 'WITHDRAWAL_RECEIVED', 'SESSION_CANCELLED', 'APPOINTMENT_MOVED', 'APPOINTMENT_NEAR', 'JOB_GIVEN',
    'PROPOSAL_ANSWERED', 'JOB_TAKEN_BACK', 'FRESH_LINK', 'PASSWORD_RESET', 'PASSWORD_CHANGED', 'TOKEN_ISSUED', 'INVITATION',
    'FAREWELL', 'ERASED'));
