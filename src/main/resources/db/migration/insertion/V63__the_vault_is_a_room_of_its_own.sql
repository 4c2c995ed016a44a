-- The vault seals for other modules too, and keeps its word itself. It is the same word under the same key. It moves here and not where
-- its new table is made, so that the rows of an older backup, put back before this change, move along.

insert into vault.seal (only_one, sealed) select only_one, sealed from insertion.vault_seal on conflict do nothing;
drop table insertion.vault_seal;
