-- How far the mailbox of the address that letters leave from is read. It belongs to the installation, as the address does.

create table inbox.mailbox (
    name     text primary key,
    -- Where it changes, the numbers stand for other messages (RFC 9051).
    validity bigint not null,
    uid      bigint not null check (uid >= 0),
    read_at  timestamptz not null
);
