-- The consumer's right to withdraw is counted in days (Code de la consommation, L221-18 and L221-19), for goods from the day
-- they are received, for what was on quote from the day the quote is accepted: each line has its own last moment. Who wants
-- the work to begin before says so in words that are kept, under terms that are kept; then what was begun is paid for in part
-- (L221-25). Who does not say so owes nothing.

alter table orders.customer_order add column terms_number integer;
alter table orders.customer_order
    add foreign key (operator_id, terms_number) references organisations.terms_of_sale (operator_id, number),
    add constraint version_is_the_number check (terms_number is null or terms_version = terms_number::text) not valid;
comment on column orders.customer_order.terms_number is
    'The operator''s own version; null where the common terms held, of the month that terms_version says.';

alter table orders.order_line
    add column withdrawal_until timestamptz,
    add column still_due_cents  bigint,
    add constraint due_of_what_was_withdrawn check (
        still_due_cents is null
        or still_due_cents > 0 and status in ('UNTREATED', 'RETURNED_UNTREATED', 'WITHDRAWN')) not valid;

-- The words that were read and agreed to. Those of before were not kept.
alter table orders.immediate_start add column words text not null default '';
alter table orders.immediate_start alter column words drop default;
alter table orders.immediate_start add constraint words_are_kept check (length(words) between 1 and 1000) not valid;

-- What is told of a withdrawal: until when each line may be withdrawn from, what stays due of those that were.
create view orders.withdrawal_v with (security_invoker = true) as
    select l.id as line_id, l.order_id, l.shape, l.withdrawal_until, l.still_due_cents, o.terms_version, o.terms_number,
           i.asked_at, i.words
      from orders.order_line l
      join orders.customer_order o on o.operator_id = l.operator_id and o.id = l.order_id
      left join orders.immediate_start i on i.operator_id = o.operator_id and i.order_id = o.id;
