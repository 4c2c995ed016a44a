-- A round was a word in the ledger, as a locker had been. Where it is one of ours it has a key now; what was written before stays as it
-- is, by its word alone.
alter table custody.item
    drop constraint only_compartments_have_a_key,
    add constraint only_compartments_and_rounds_have_a_key check (holder_ref is null or holder_kind in ('LOCKER', 'COURIER'));
alter table custody.custody_event
    drop constraint only_compartments_have_a_key,
    add constraint only_compartments_and_rounds_have_a_key
        check ((from_ref is null or from_kind in ('LOCKER', 'COURIER')) and (to_ref is null or to_kind in ('LOCKER', 'COURIER')));
