-- In its third form the fingerprint of a publication is taken of what was told of each site as well, and of what stands beside the
-- figures: desks, what was asked for in vain, partners, improvements, channels, delays. Those published before keep theirs.
alter table reporting.publication
    drop constraint publication_told_check,
    add constraint told_is_not_endless check (length(told) between 1 and 10000000),
    drop constraint a_form_says_what_was_told,
    drop constraint is_told_in_full,
    add constraint a_form_says_what_was_told check (
        case form when 1 then told is null
                  -- The figures stand in it as they stand beside it, and its first line says its form.
                  when 2 then told is not null and position(figures in told) > 0 and starts_with(told, 'bilan;2;')
                  when 3 then told is not null and position(figures in told) > 0 and starts_with(told, 'bilan;3;')
                  else false end),
    -- From now on; not looked for among the earlier ones.
    add constraint is_told_in_full check (form = 3 and data is not null) not valid;

-- What stands beside the figures is kept as it was given too.
alter table reporting.publication_report
    add column detail jsonb,
    add constraint is_given_with_its_detail check (detail is not null) not valid;
