-- A line of which a piece is missing or damaged is neither ready nor to be fetched: it is held back until that is cleared up, and
-- then goes on as what it was. What is not found again ends as lost, with what was agreed about it.
alter table orders.order_line
    add column resumes text check (resumes in ('DEPOSITED', 'ACCEPTED', 'COMPLETED', 'READY', 'UNTREATED')),
    add constraint held_back_from_something check ((status = 'INCIDENT') = (resumes is not null)),
    drop constraint price_is_frozen_once_agreed,
    add constraint price_is_frozen_once_agreed check (
        unit_price_cents is not null
        or coalesce(resumes, status) not in ('CONFIRMED', 'ACCEPTED', 'COMPLETED', 'READY', 'COLLECTED')),
    drop constraint due_of_what_was_withdrawn,
    add constraint due_of_what_was_withdrawn check (
        still_due_cents is null
        or still_due_cents > 0
           and coalesce(resumes, status) in ('UNTREATED', 'RETURNED_UNTREATED', 'WITHDRAWN')) not valid,
    drop constraint state_is_complete,
    add constraint state_is_complete check (
        case coalesce(resumes, status)
            when 'REQUESTED'          then job_id is null
            when 'CONFIRMED'          then job_id is null
            when 'DEPOSITED'          then place is not null and shape = 'ENTRUSTED'
            when 'WITH_PARTNER'       then job_id is not null and job_partner_id is not null
            when 'PROPOSED'           then job_id is not null and job_partner_id is not null
                                           and num_nonnulls(reason_code, reason) > 0
                                           and (proposed_price_cents is not null or proposed_for is not null)
            when 'ACCEPTED'           then job_id is not null and job_partner_id is not null
            when 'REFUSED'            then job_id is not null and job_partner_id is not null
                                           and num_nonnulls(reason_code, reason) > 0
            when 'COMPLETED'          then job_id is not null and job_partner_id is not null
            when 'READY'              then job_id is not null and job_partner_id is not null and place is not null
            when 'COLLECTED'          then job_id is not null and job_partner_id is not null and ended_at is not null
            when 'UNTREATED'          then num_nonnulls(reason_code, reason) > 0 and shape = 'ENTRUSTED'
            when 'RETURNED_UNTREATED' then num_nonnulls(reason_code, reason) > 0 and ended_at is not null
            when 'CANCELLED'          then num_nonnulls(reason_code, reason) > 0 and ended_at is not null
            when 'WITHDRAWN'          then ended_at is not null
            when 'LOST'               then num_nonnulls(reason_code, reason) > 0 and ended_at is not null
            else false end);

-- why a promise moved may be that the work has to be done again
alter table orders.history
    drop constraint history_reason_code_check,
    add constraint history_reason_code_check check (reason_code in (
        'LATE_DEPOSIT', 'SESSION_CANCELLED', 'LATE', 'PROPOSAL', 'WITHDRAWAL', 'INCIDENT', 'NOT_HANDED_IN_YET',
        'NO_LONGER_NEEDED', 'CHANGED_THEIR_MIND', 'TOO_LONG', 'TOO_DEAR', 'NOT_HANDED_IN', 'BY_MISTAKE', 'CANNOT_BE_DONE',
        'TOO_DAMAGED', 'TOO_BUSY', 'AWAY', 'NOT_MY_TRADE', 'MORE_WORK', 'PARTS_TO_ORDER', 'QUOTE', 'OTHER')),
    drop constraint only_who_collects_is_named,
    add constraint only_who_collects_is_named check (person is null or what in ('COLLECTED', 'PARTLY_COLLECTED'));

-- Lines that are said to be ready, or to wait for their member, of which a piece was missing all the time. Operator by operator,
-- for the policies hold here too.
do $$
declare
    one uuid;
begin
    if to_regclass('custody.item') is null then
        return;
    end if;
    for one in select id from organisations.operator loop
        perform set_config('app.operator', one::text, true);
        update orders.order_line l
           set resumes = l.status, status = 'INCIDENT'
         where (l.status = 'READY' or l.status = 'UNTREATED' and l.place is not null)
           and exists (select from custody.item i where i.line_id = l.id and i.missing);
        update orders.customer_order o
           set status = 'IN_PROGRESS', version = version + 1
         where o.status = 'READY'
           and exists (select from orders.order_line l where l.order_id = o.id and l.status = 'INCIDENT');
    end loop;
    perform set_config('app.operator', '', true);
end $$;

drop index orders.order_line_operator_id_site_id_status_promised_now_idx;
create index order_line_open on orders.order_line (operator_id, site_id, status, promised_now)
    where status not in ('COLLECTED', 'RETURNED_UNTREATED', 'CANCELLED', 'WITHDRAWN', 'LOST');

create or replace view orders.open_line_v with (security_invoker = true) as
    select id, order_id, site_id, service_id, service_name, family, shape, quantity, status, promised_first, promised_now,
           partner_id, job_partner_id, place, reason, resumes, unit_price_cents
      from orders.order_line
     where status not in ('COLLECTED', 'RETURNED_UNTREATED', 'CANCELLED', 'WITHDRAWN', 'LOST');

create or replace view orders.line_v with (security_invoker = true) as
    select l.id, l.order_id, o.number, l.site_id, o.member_id, o.channel, o.placed_at, l.position,
           l.service_id, l.service_slug, l.service_name, l.family, l.shape, l.quantity, l.note, l.options,
           l.unit_price_cents, l.promised_first, l.promised_now, l.status, l.partner_id, l.job_id, l.job_partner_id,
           l.job_due_on, l.place, l.reason, l.ended_at,
           l.price_kind, l.proposed_price_cents, l.proposed_for, l.reason_code, l.resumes
      from orders.order_line l
      join orders.customer_order o on o.operator_id = l.operator_id and o.id = l.order_id;

-- Since when something is held back; what was held back before that was written down is so since it was noted.
create view orders.held_back_v with (security_invoker = true) as
    select order_id, line_id, at from orders.history where what in ('HELD_BACK', 'RETURNED');
