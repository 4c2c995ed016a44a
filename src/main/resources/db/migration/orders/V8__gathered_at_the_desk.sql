-- A member stands at the desk with shoes, a shirt and a wish for vegetables: the concierge gathers it line by line and
-- orders it in one go. What is gathered waits here, so that it outlives a reload, a step back and the next caller; it is
-- kept apart from the basket that the member fills themselves.

-- the account of the concierge who gathers it; null in the member's own basket
alter table orders.basket_line add column gathered_by uuid;
create index on orders.basket_line (operator_id, gathered_by, site_id) where gathered_by is not null;
