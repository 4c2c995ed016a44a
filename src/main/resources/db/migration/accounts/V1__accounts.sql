-- Who may sign in, and as what. A person may work for two operators with one account, so none of these tables belongs to
-- an operator: the application reaches them through the functions below and in no other way. What concerns a right takes
-- the operator of the transaction, never one that is passed in.

create table accounts.account (
    id              uuid primary key,
    email           text not null check (length(email) between 3 and 254 and email ~ '^[^@[:space:]]+@[^@[:space:]]+$'),
    name            text not null check (length(trim(name)) between 1 and 200),
    locale          text not null check (locale in ('fr', 'en')),
    password_hash   text,
    created_at      timestamptz not null,
    last_sign_in_at timestamptz
);
create unique index account_by_email on accounts.account (lower(email));
call shared.reached_by_functions_only('accounts.account');

-- A right: an account acts in a role for an operator, for a member, a partner or an organisation where the role stands for
-- one. Taken away, it stays on record.
create table accounts.role_grant (
    id          uuid primary key,
    account_id  uuid not null references accounts.account (id),
    operator_id uuid,
    role        text not null check (role in (
                    'MEMBER', 'CONCIERGE', 'PARTNER', 'COORDINATOR', 'MANAGER', 'FOLLOW_UP', 'SUPERVISOR', 'ADMIN')),
    subject     uuid,
    granted_at  timestamptz not null,
    revoked_at  timestamptz,
    constraint only_the_administrator_has_no_operator check ((role = 'ADMIN') = (operator_id is null)),
    constraint some_roles_stand_for_someone check (
        (role in ('MEMBER', 'PARTNER', 'COORDINATOR')) = (subject is not null))
);
create unique index role_grant_once on accounts.role_grant (account_id, operator_id, role, subject)
    nulls not distinct where revoked_at is null;
create index role_grant_by_operator on accounts.role_grant (operator_id, role) where revoked_at is null;
call shared.reached_by_functions_only('accounts.role_grant');

-- A key for a program that acts with somebody's right. Shown once; only its SHA-256 is kept.
create table accounts.api_token (
    id           uuid primary key,
    grant_id     uuid not null references accounts.role_grant (id),
    name         text not null check (length(trim(name)) between 1 and 100),
    hash         bytea not null unique check (length(hash) = 32),
    scopes       text[] not null check (
                     cardinality(scopes) > 0
                     and scopes <@ array['READ', 'ORDERS', 'DESK', 'PARTNER', 'MANAGE']),
    created_at   timestamptz not null,
    expires_at   timestamptz,
    revoked_at   timestamptz,
    last_used_at timestamptz
);
create index api_token_by_grant on accounts.api_token (grant_id);
call shared.reached_by_functions_only('accounts.api_token');

-- A link that lets somebody in once, to choose a password. Only its SHA-256 is kept.
create table accounts.link (
    hash       bytea primary key check (length(hash) = 32),
    purpose    text not null check (purpose in ('PASSWORD', 'INVITATION', 'SETUP')),
    account_id uuid references accounts.account (id),
    created_at timestamptz not null,
    expires_at timestamptz,
    used_at    timestamptz,
    constraint the_first_administrator_has_no_account_yet check ((purpose = 'SETUP') = (account_id is null))
);
create index link_by_account on accounts.link (account_id) where used_at is null;
call shared.reached_by_functions_only('accounts.link');
