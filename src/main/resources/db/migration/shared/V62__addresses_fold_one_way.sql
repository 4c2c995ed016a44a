-- Which e-mail addresses are the same: the letters A to Z in either case, and nothing else. Each locale folds the rest in a way of
-- its own; the application folds by the same rule (EmailFold), and a test holds the two together.
create function shared.folded_address(address text) returns text
    language sql immutable strict parallel safe
    return pg_catalog.lower(address collate pg_catalog."C");
