-- Two people may have brought the same on the same day for the same price: for whom it was is part of what an order of the past is.
-- Once nobody is named any more, and for lines taken before this, the line itself is what is known.
alter table orders.typed_late
    add column whose text check (whose ~ '^[0-9a-f]{64}$'),
    drop constraint typed_late_operator_id_fingerprint_key,
    add constraint one_order_a_line unique (operator_id, whose);
create index on orders.typed_late (operator_id, fingerprint);
