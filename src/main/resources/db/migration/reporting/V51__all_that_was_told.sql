-- The fingerprint of a publication was that of its figures alone: the months, the sites, the families, the services and what both
-- sides wrote could have been others. In its second form it is taken of all that was told, which is kept as it was; those published
-- before keep theirs, of the figures. The open data of a publication are kept as well, byte for byte, as its document is.
alter table reporting.publication
    add column form        smallint not null default 1,
    add column told        text check (length(told) between 1 and 1000000),
    add column data        bytea check (octet_length(data) between 1 and 20000000),
    add column data_sha256 text check (data_sha256 = encode(sha256(data), 'hex')),
    drop constraint publication_check,
    add constraint a_form_says_what_was_told check (
        case form when 1 then told is null
                  -- The figures stand in it as they stand beside it.
                  when 2 then told is not null and position(figures in told) > 0
                  else false end),
    add constraint the_fingerprint_is_of_all_that_was_told check (
        sha256 = encode(sha256(convert_to(coalesce(told, figures), 'UTF8')), 'hex')),
    add constraint data_have_their_fingerprint check ((data is null) = (data_sha256 is null)),
    -- From now on; not looked for among the earlier ones.
    add constraint is_told_in_full check (form = 2 and data is not null) not valid;
