-- What was given to a client opens as it was given, however the product, its definitions and its words have changed since: the
-- document itself is kept, with its own fingerprint. Those published before this have none.
alter table reporting.publication
    add column document        bytea check (octet_length(document) between 1 and 20000000),
    add column document_sha256 text check (document_sha256 = encode(sha256(document), 'hex')),
    add constraint a_document_has_its_fingerprint check ((document is null) = (document_sha256 is null)),
    -- From now on; not looked for among the earlier ones.
    add constraint is_kept_as_given check (document is not null) not valid;
