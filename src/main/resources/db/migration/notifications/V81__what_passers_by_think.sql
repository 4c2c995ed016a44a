-- Whoever came without an account and gave an address is asked by a letter what they think of it: they have no page of their own.
alter table notifications.message drop constraint message_kind_check;
alter table notifications.message add constraint message_kind_check check (kind in (
    'ORDER_CONFIRMED', 'PROPOSAL_MADE', 'PROMISE_MOVED', 'LINE_READY', 'LINE_HELD_BACK', 'LINE_LOST', 'LINE_COLLECTED',
    'LINE_DROPPED', 'WITHDRAWAL_RECEIVED', 'SESSION_CANCELLED', 'APPOINTMENT_MOVED', 'APPOINTMENT_NEAR', 'PLACE_OFFERED',
    'PLACE_LAPSED', 'PLACE_MISSED', 'ANIMATION_REGISTERED', 'ANIMATION_MOVED', 'ANIMATION_CANCELLED', 'PASSER_BY_REGISTERED',
    'PASSER_BY_KNOWN', 'PASSER_BY_MOVED', 'PASSER_BY_ASKED', 'JOB_GIVEN', 'PROPOSAL_ANSWERED', 'JOB_TAKEN_BACK', 'FRESH_LINK',
    'PASSWORD_RESET', 'PASSWORD_CHANGED', 'TOKEN_ISSUED', 'INVITATION', 'FAREWELL', 'ERASED'));
