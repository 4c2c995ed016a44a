-- A line may be for an hour, not only for a day: an appointment that somebody keeps free for the member. Who did not come, or
-- could not, was not served; nobody but those who serve them is told.
alter table orders.order_line
    add column appointed_at timestamptz,
    drop constraint order_line_reason_code_check,
    add constraint order_line_reason_code_check check (reason_code in (
        'LATE_DEPOSIT', 'SESSION_CANCELLED', 'LATE', 'PROPOSAL', 'WITHDRAWAL', 'ABSENT', 'EXCUSED',
        'NO_LONGER_NEEDED', 'CHANGED_THEIR_MIND', 'TOO_LONG', 'TOO_DEAR', 'NOT_HANDED_IN', 'BY_MISTAKE', 'CANNOT_BE_DONE',
        'TOO_DAMAGED', 'TOO_BUSY', 'AWAY', 'NOT_MY_TRADE', 'MORE_WORK', 'PARTS_TO_ORDER', 'QUOTE', 'OTHER')),
    add constraint only_appointments_have_an_hour
        check (appointed_at is null or (shape = 'APPOINTMENT' and promised_now is not null));

alter table orders.history
    drop constraint history_reason_code_check,
    add constraint history_reason_code_check check (reason_code in (
        'LATE_DEPOSIT', 'SESSION_CANCELLED', 'LATE', 'PROPOSAL', 'WITHDRAWAL', 'INCIDENT', 'NOT_HANDED_IN_YET',
        'ABSENT', 'EXCUSED',
        'NO_LONGER_NEEDED', 'CHANGED_THEIR_MIND', 'TOO_LONG', 'TOO_DEAR', 'NOT_HANDED_IN', 'BY_MISTAKE', 'CANNOT_BE_DONE',
        'TOO_DAMAGED', 'TOO_BUSY', 'AWAY', 'NOT_MY_TRADE', 'MORE_WORK', 'PARTS_TO_ORDER', 'QUOTE', 'OTHER'));

-- The desk and the letters say the hour, and do not wait in vain for what nobody brings back.
create or replace view orders.open_line_v with (security_invoker = true) as
    select id, order_id, site_id, service_id, service_name, family, shape, quantity, status, promised_first, promised_now,
           partner_id, job_partner_id, place, reason, resumes, unit_price_cents, appointed_at
      from orders.order_line
     where status not in ('COLLECTED', 'RETURNED_UNTREATED', 'CANCELLED', 'WITHDRAWN', 'LOST');

create or replace view orders.line_v with (security_invoker = true) as
    select l.id, l.order_id, o.number, l.site_id, o.member_id, o.channel, o.placed_at, l.position,
           l.service_id, l.service_slug, l.service_name, l.family, l.shape, l.quantity, l.note, l.options,
           l.unit_price_cents, l.promised_first, l.promised_now, l.status, l.partner_id, l.job_id, l.job_partner_id,
           l.job_due_on, l.place, l.reason, l.ended_at,
           l.price_kind, l.proposed_price_cents, l.proposed_for, l.reason_code, l.resumes, l.appointed_at
      from orders.order_line l
      join orders.customer_order o on o.operator_id = l.operator_id and o.id = l.order_id;
