-- Practitioners with an address of their own are sent a link into their room, and of an evening the hours of the next day.
alter table notifications.message drop constraint message_kind_check;
alter table notifications.message add constraint message_kind_check check (kind in (
    'ORDER_CONFIRMED', 'PROPOSAL_MADE', 'PROMISE_MOVED', 'LINE_READY', 'LINE_HELD_BACK', 'LINE_LOST', 'LINE_COLLECTED',
    'LINE_DROPPED', 'WITHDRAWAL_RECEIVED', 'SESSION_CANCELLED', 'APPOINTMENT_MOVED', 'APPOINTMENT_NEAR', 'PLACE_OFFERED',
    'PLACE_LAPSED', 'PLACE_MISSED', 'ANIMATION_REGISTERED', 'ANIMATION_MOVED', 'ANIMATION_CANCELLED', 'PASSER_BY_REGISTERED',
    'PASSER_BY_KNOWN', 'PASSER_BY_MOVED', 'PASSER_BY_ASKED', 'JOB_GIVEN', 'PROPOSAL_ANSWERED', 'JOB_TAKEN_BACK', 'FRESH_LINK',
    'RECEIVING_LINK', 'PRACTITIONER_DAY', 'PASSWORD_RESET', 'PASSWORD_CHANGED', 'TOKEN_ISSUED', 'INVITATION', 'FAREWELL', 'ERASED'));

alter table notifications.message drop constraint message_recipient_kind_check;
alter table notifications.message add constraint message_recipient_kind_check
    check (recipient_kind in ('MEMBER', 'PARTNER', 'ACCOUNT', 'PASSER_BY', 'PRACTITIONER'));
