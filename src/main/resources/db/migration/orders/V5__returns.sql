-- Since when something is ready: the desk reads the days on which lines came back from their partners.
create view orders.return_v with (security_invoker = true) as
    select order_id, line_id, at from orders.history where what = 'RETURNED';
