-- Orders that were kept on paper and typed in later: on their day, by whom and when. Whatever tells people of their orders leaves
-- them alone. A line of a file is known by its fingerprint, so that the same file twice is one book.
create table orders.typed_late (
    operator_id uuid not null default shared.current_operator(),
    order_id    uuid primary key,
    typed_by    uuid not null,
    typed_at    timestamptz not null,
    source      text not null check (source in ('DESK', 'FILE', 'API')),
    fingerprint text check (fingerprint ~ '^[0-9a-f]{64}$'),
    foreign key (operator_id, order_id) references orders.customer_order (operator_id, id),
    unique (operator_id, fingerprint),
    constraint a_line_of_a_file_is_known_again check (source = 'API' or fingerprint is not null)
);
call shared.tenant_table('orders.typed_late');

create view orders.typed_late_v with (security_invoker = true) as
    select order_id, typed_at from orders.typed_late;
