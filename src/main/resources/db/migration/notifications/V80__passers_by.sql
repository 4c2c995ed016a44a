-- Whoever has a place in an event without an account is told of it too, if they gave an address; with the way to give it back.
alter table notifications.message drop constraint message_recipient_kind_check;
alter table notifications.message add constraint message_recipient_kind_check
    check (recipient_kind in ('MEMBER', 'PARTNER', 'ACCOUNT', 'PASSER_BY'));
alter table notifications.message drop constraint message_kind_check;
alter table notifications.message add constraint message_kind_check check (kind in (
    'ORDER_CONFIRMED', 'PROPOSAL_MADE', 'PROMISE_MOVED', 'LINE_READY', 'LINE_HELD_BACK', 'LINE_LOST', 'LINE_COLLECTED',
    'LINE_DROPPED', 'WITHDRAWAL_RECEIVED', 'SESSION_CANCELLED', 'APPOINTMENT_MOVED', 'APPOINTMENT_NEAR', 'PLACE_OFFERED',
    'PLACE_LAPSED', 'PLACE_MISSED', 'ANIMATION_REGISTERED', 'ANIMATION_MOVED', 'ANIMATION_CANCELLED', 'PASSER_BY_REGISTERED',
    'PASSER_BY_KNOWN', 'PASSER_BY_MOVED', 'JOB_GIVEN', 'PROPOSAL_ANSWERED', 'JOB_TAKEN_BACK', 'FRESH_LINK', 'PASSWORD_RESET',
    'PASSWORD_CHANGED', 'TOKEN_ISSUED', 'INVITATION', 'FAREWELL', 'ERASED'));
create index message_to_passer_by on notifications.message (operator_id, recipient_id) where recipient_kind = 'PASSER_BY';
