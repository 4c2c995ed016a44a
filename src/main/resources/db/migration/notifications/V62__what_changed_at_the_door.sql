-- Who has a new password or a new token is told so, for it may not have been them.
alter table notifications.message drop constraint message_kind_check;
alter table notifications.message add constraint message_kind_check check (kind in (
    'ORDER_CONFIRMED', 'PROPOSAL_MADE', 'PROMISE_MOVED', 'LINE_READY', 'LINE_COLLECTED', 'LINE_DROPPED',
    'WITHDRAWAL_RECEIVED', 'SESSION_CANCELLED', 'JOB_GIVEN', 'PROPOSAL_ANSWERED', 'JOB_TAKEN_BACK', 'FRESH_LINK',
    'PASSWORD_RESET', 'PASSWORD_CHANGED', 'TOKEN_ISSUED', 'INVITATION', 'FAREWELL', 'ERASED'));
