-- A letter about an appointment brings an entry for the reader's calendar along, written as it is sent: it asks to note the hour, or
-- to take it away. Of those about the same appointment only the newest leaves: a calendar that has taken it away is not to note
-- it again because an older letter was slow.
alter table notifications.message
    add column invitation        text,
    add column invitation_method text check (invitation_method in ('REQUEST', 'CANCEL')),
    add column invitation_uid    text check (length(invitation_uid) between 1 and 200),
    add constraint invitation_is_complete check (
        (invitation is null) = (invitation_method is null) and (invitation is null) = (invitation_uid is null)),
    add constraint invitation_goes_with_the_words check (invitation is null or body_text is not null);
create index message_invites on notifications.message (operator_id, invitation_uid, id) where invitation_uid is not null;
