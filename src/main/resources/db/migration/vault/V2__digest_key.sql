-- Short secrets that are looked up (the code of a locker has six digits) are kept as a digest under this key: who reads the tables
-- finds neither the secret nor a way to try them all, for the key is sealed.
create table vault.digest_key (
    operator_id   uuid primary key default shared.current_operator(),
    id            uuid not null unique,
    secret_sealed bytea not null
);
call shared.tenant_table('vault.digest_key');
