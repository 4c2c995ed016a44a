-- A reason is one of our own words (chosen from a list, or what came about), what a person said, or both; and a person's name is no
-- reason. What somebody wrote in capitals is never taken for a word of ours.
alter table orders.order_line
    add column reason_code text check (reason_code in (
        'LATE_DEPOSIT', 'SESSION_CANCELLED', 'LATE', 'PROPOSAL', 'WITHDRAWAL',
        'NO_LONGER_NEEDED', 'CHANGED_THEIR_MIND', 'TOO_LONG', 'TOO_DEAR', 'NOT_HANDED_IN', 'BY_MISTAKE', 'CANNOT_BE_DONE',
        'TOO_DAMAGED', 'TOO_BUSY', 'AWAY', 'NOT_MY_TRADE', 'MORE_WORK', 'PARTS_TO_ORDER', 'QUOTE', 'OTHER')),
    drop constraint state_is_complete,
    add constraint state_is_complete check (
        case status
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
            else false end);

alter table orders.history
    add column reason_code text,
    add column person      text check (length(person) <= 100);

-- What was written before. The lists were kept as the words that somebody read, in French or English; what was added stood after a
-- dash. Operator by operator, for the policies hold here too.
do $$
declare
    one uuid;
begin
    create temporary table known_words (words text primary key, code text not null) on commit drop;
    insert into known_words (words, code) values
        ('Je n’en ai plus besoin', 'NO_LONGER_NEEDED'), ('I no longer need it', 'NO_LONGER_NEEDED'),
        ('C’est trop long', 'TOO_LONG'), ('It takes too long', 'TOO_LONG'), ('Trop long', 'TOO_LONG'),
        ('Takes too long', 'TOO_LONG'),
        ('Je me suis trompé', 'BY_MISTAKE'), ('I made a mistake', 'BY_MISTAKE'), ('Erreur de commande', 'BY_MISTAKE'),
        ('Order was a mistake', 'BY_MISTAKE'),
        ('Une autre raison', 'OTHER'), ('Autre raison', 'OTHER'), ('Another reason', 'OTHER'),
        ('La personne a changé d’avis', 'CHANGED_THEIR_MIND'), ('The person changed their mind', 'CHANGED_THEIR_MIND'),
        ('Jamais déposé', 'NOT_HANDED_IN'), ('Never handed in', 'NOT_HANDED_IN'),
        ('Trop cher', 'TOO_DEAR'), ('Too dear', 'TOO_DEAR'),
        ('Impossible à faire', 'CANNOT_BE_DONE'), ('Cannot be done', 'CANNOT_BE_DONE'),
        ('Ce n’est pas réparable ou pas faisable', 'CANNOT_BE_DONE'), ('It cannot be mended or done', 'CANNOT_BE_DONE'),
        ('Pas le temps', 'TOO_BUSY'), ('No time', 'TOO_BUSY'), ('Pas le temps avant', 'TOO_BUSY'), ('No time before', 'TOO_BUSY'),
        ('Trop de travail en ce moment', 'TOO_BUSY'), ('Too much work at the moment', 'TOO_BUSY'),
        ('Fermé', 'AWAY'), ('Closed', 'AWAY'), ('Absent ou fermé', 'AWAY'), ('Away or closed', 'AWAY'),
        ('Trop abîmé', 'TOO_DAMAGED'), ('Too damaged', 'TOO_DAMAGED'),
        ('Ce n’est pas notre métier', 'NOT_MY_TRADE'), ('Not our trade', 'NOT_MY_TRADE'),
        ('Plus de travail que prévu', 'MORE_WORK'), ('More work than expected', 'MORE_WORK'),
        ('Il y a plus de travail que prévu', 'MORE_WORK'), ('There is more to do than planned', 'MORE_WORK'),
        ('Devis', 'QUOTE'), ('Quote', 'QUOTE'),
        ('Pièces à commander', 'PARTS_TO_ORDER'), ('Parts to order', 'PARTS_TO_ORDER'),
        ('Il faut commander une pièce', 'PARTS_TO_ORDER'), ('A part has to be ordered', 'PARTS_TO_ORDER');

    for one in select id from organisations.operator loop
        perform set_config('app.operator', one::text, true);

        update orders.history set person = left(reason, 100), reason = null where what = 'COLLECTED' and reason is not null;
        update orders.history set reason_code = reason, reason = null where what = 'PROMISE_MOVED' and reason is not null;
        update orders.history h
           set reason_code = k.code, reason = nullif(substr(h.reason, length(k.words) + 4), '')
          from known_words k
         where h.what in ('TURNED_DOWN', 'PROPOSED', 'CANCELLED')
           and (h.reason = k.words or starts_with(h.reason, k.words || ' – '));

        -- Only whoever has withdrawn has it for their reason; the same word from anybody else is theirs.
        update orders.order_line l
           set reason_code = 'WITHDRAWAL', reason = null
         where l.reason = 'WITHDRAWAL' and l.status in ('UNTREATED', 'RETURNED_UNTREATED')
           and exists (select from orders.history h where h.line_id = l.id and h.what = 'WITHDRAWN');
        update orders.order_line l
           set reason_code = k.code, reason = nullif(substr(l.reason, length(k.words) + 4), '')
          from known_words k
         where l.reason = k.words or starts_with(l.reason, k.words || ' – ');
    end loop;
    perform set_config('app.operator', '', true);
end $$;

alter table orders.history
    add constraint history_reason_code_check check (reason_code in (
        'LATE_DEPOSIT', 'SESSION_CANCELLED', 'LATE', 'PROPOSAL', 'WITHDRAWAL',
        'NO_LONGER_NEEDED', 'CHANGED_THEIR_MIND', 'TOO_LONG', 'TOO_DEAR', 'NOT_HANDED_IN', 'BY_MISTAKE', 'CANNOT_BE_DONE',
        'TOO_DAMAGED', 'TOO_BUSY', 'AWAY', 'NOT_MY_TRADE', 'MORE_WORK', 'PARTS_TO_ORDER', 'QUOTE', 'OTHER')),
    add constraint only_who_collects_is_named check (person is null or what = 'COLLECTED');

create or replace view orders.line_v with (security_invoker = true) as
    select l.id, l.order_id, o.number, l.site_id, o.member_id, o.channel, o.placed_at, l.position,
           l.service_id, l.service_slug, l.service_name, l.family, l.shape, l.quantity, l.note, l.options,
           l.unit_price_cents, l.promised_first, l.promised_now, l.status, l.partner_id, l.job_id, l.job_partner_id,
           l.job_due_on, l.place, l.reason, l.ended_at,
           l.price_kind, l.proposed_price_cents, l.proposed_for, l.reason_code
      from orders.order_line l
      join orders.customer_order o on o.operator_id = l.operator_id and o.id = l.order_id;

-- The words of people go with their names; which of our own words it was may stay.
create or replace function orders.forget_words(orders uuid[]) returns void
    language plpgsql volatile security definer set search_path = '' as $$
declare
    nameless uuid[] := array(
        select o.id from orders.customer_order o
          join organisations.member m on m.operator_id = o.operator_id and m.id = o.member_id
         where o.id = any(orders) and m.erased_at is not null);
begin
    update orders.history set account_id = null, reason = null, place = null, person = null
     where order_id = any(nameless) and num_nonnulls(account_id, reason, place, person) > 0;
    update orders.promise p set reason = null
      from orders.order_line l
     where l.id = p.line_id and l.order_id = any(nameless) and p.reason is not null;
end $$;
