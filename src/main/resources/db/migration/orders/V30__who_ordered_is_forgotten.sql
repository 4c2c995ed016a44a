-- Ten years after the year in which everything was settled the law asks for no more: the order stays as a count, under a key that
-- names nobody, without a word that anybody wrote. The same words go when a member is erased.
alter table orders.customer_order add column forgotten_at timestamptz;

-- History and promises are only ever added to. Their words, and who acted, are taken out of orders that name nobody any more,
-- and of no others.
create function orders.forget_words(orders uuid[]) returns void
    language plpgsql volatile security definer set search_path = '' as $$
declare
    nameless uuid[] := array(
        select o.id from orders.customer_order o
          join organisations.member m on m.operator_id = o.operator_id and m.id = o.member_id
         where o.id = any(orders) and m.erased_at is not null);
begin
    update orders.history set account_id = null, reason = null, place = null
     where order_id = any(nameless) and num_nonnulls(account_id, reason, place) > 0;
    update orders.promise p set reason = null
      from orders.order_line l
     where l.id = p.line_id and l.order_id = any(nameless) and p.reason is not null;
end $$;
