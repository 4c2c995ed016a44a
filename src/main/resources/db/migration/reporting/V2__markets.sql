-- Which organisation pays for which market: who bought it, and those who share it.
create view reporting.market_v with (security_invoker = true) as
    select id as market_id, buyer_id as organisation_id from markets.market_v
    union
    select market_id, organisation_id from markets.share_v;
