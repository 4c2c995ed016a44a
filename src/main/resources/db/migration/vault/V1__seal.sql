-- A word sealed with the key of this installation: whoever holds another key cannot open it, and is told so at the start.

create table vault.seal (
    only_one boolean primary key default true check (only_one),
    sealed   bytea not null
);
