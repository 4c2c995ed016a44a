-- A member who is erased leaves a row that names nobody: what they ordered was counted and stays counted, and nothing leads from
-- it to a person any more. The same kind of row stands in for a member in orders that are older than the law asks to keep names for.
alter table organisations.member add column erased_at timestamptz;
alter table organisations.member add constraint nobody_any_more check (
    erased_at is null
    or name = '—' and num_nonnulls(email, phone, account_id) = 0 and eligible_until is not null);
create index member_last_known on organisations.member (operator_id, created_at) where erased_at is null;
