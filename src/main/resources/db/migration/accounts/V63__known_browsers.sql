-- An address is one account, however its letters are written: by one rule, that of the application.
drop index accounts.account_by_email;
create unique index account_by_email on accounts.account (shared.folded_address(email));

create or replace function accounts.by_email(text) returns setof accounts.account
    language sql stable security definer set search_path = ''
    as 'select * from accounts.account where shared.folded_address(email) = shared.folded_address($1)';

create or replace function accounts.ensure(new_id uuid, mail text, full_name text, language text, now timestamptz) returns uuid
    language sql volatile security definer set search_path = ''
    as $$
        with made as (
            insert into accounts.account (id, email, name, locale, created_at)
            values (new_id, mail, full_name, language, now)
            on conflict do nothing
            returning id)
        select id from made
        union all
        select id from accounts.account where shared.folded_address(email) = shared.folded_address(mail)
        limit 1
    $$;

-- From where somebody has come in before. Wrong passwords that others try from elsewhere do not keep them out there. Only the
-- SHA-256 of what the browser bears is kept.
create table accounts.browser (
    account_id uuid not null references accounts.account (id) on delete cascade,
    hash       bytea not null check (length(hash) = 32),
    seen_at    timestamptz not null,
    primary key (account_id, hash)
);
create index browser_by_age on accounts.browser (seen_at);
call shared.reached_by_functions_only('accounts.browser');

create function accounts.knows_browser(account uuid, browser_hash bytea) returns boolean
    language sql stable security definer set search_path = ''
    as 'select exists (select from accounts.browser where account_id = $1 and hash = $2)';

-- The last twenty of an account: more have nobody in front of them any more.
create function accounts.know_browser(account uuid, browser_hash bytea, now timestamptz) returns void
    language sql volatile security definer set search_path = ''
    as $$
        insert into accounts.browser (account_id, hash, seen_at) values ($1, $2, $3)
        on conflict (account_id, hash) do update set seen_at = greatest(browser.seen_at, $3);
        delete from accounts.browser
         where account_id = $1
           and hash in (select b.hash from accounts.browser b
                         where b.account_id = $1 order by b.seen_at desc, b.hash offset 20)
    $$;

create function accounts.forget_browsers(before timestamptz, most integer) returns integer
    language sql volatile security definer set search_path = ''
    as $$
        with gone as (
            delete from accounts.browser
             where ctid = any (array(select ctid from accounts.browser
                                      where seen_at < least(before, pg_catalog.now()) limit most))
            returning 1)
        select count(*)::integer from gone
    $$;

create function accounts.old_browsers(before timestamptz) returns table (rows bigint, oldest date)
    language sql stable security definer set search_path = ''
    as 'select count(*), min(seen_at)::date from accounts.browser where seen_at < before';
