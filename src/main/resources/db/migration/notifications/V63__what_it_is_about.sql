-- A message that may have left is judged by somebody, who must know which order it is about; once they have said that it may be let
-- be, nobody is asked again.
alter table notifications.message
    add column order_id  uuid,
    add column line_id   uuid,
    add column job_id    uuid,
    add column let_be_at timestamptz,
    add constraint let_be_where_unsure check (let_be_at is null or status in ('UNKNOWN', 'SENT')),
    add constraint message_order_fkey foreign key (operator_id, order_id) references orders.customer_order (operator_id, id),
    add constraint message_line_fkey foreign key (operator_id, line_id) references orders.order_line (operator_id, id),
    add constraint message_job_fkey foreign key (operator_id, job_id) references orders.job (operator_id, id);

-- The key of the event says it of those that were written before. Operator by operator, for the policies hold here too.
do $$
declare
    one uuid;
begin
    for one in select id from organisations.operator loop
        perform set_config('app.operator', one::text, true);
        update notifications.message m
           set order_id = o.id
          from orders.order_v o
         where m.kind in ('ORDER_CONFIRMED', 'WITHDRAWAL_RECEIVED') and o.id::text = split_part(m.event_key, ' ', 2);
        update notifications.message m
           set order_id = l.order_id, line_id = l.id
          from orders.line_v l
         where m.kind in ('PROPOSAL_MADE', 'PROMISE_MOVED', 'LINE_READY', 'LINE_COLLECTED', 'LINE_DROPPED')
           and l.id::text = split_part(m.event_key, ' ', 2);
        update notifications.message m
           set order_id = j.order_id, line_id = j.line_id, job_id = j.id
          from orders.job_v j
         where m.kind in ('JOB_GIVEN', 'PROPOSAL_ANSWERED', 'JOB_TAKEN_BACK', 'FRESH_LINK')
           and j.id::text = split_part(m.event_key, ' ', 2);
    end loop;
    perform set_config('app.operator', '', true);
end $$;

create index message_unsure on notifications.message (operator_id, order_id) where status = 'UNKNOWN' and let_be_at is null;

-- What nobody has judged yet, for the desk.
create view notifications.unsure_v with (security_invoker = true) as
    select id, kind, order_id, line_id, job_id from notifications.message where status = 'UNKNOWN' and let_be_at is null;
