-- Hand-overs that do not follow from the one before: a number is missing, or somebody gave what another held.
select i.label || ' ' || e.seq as thing
  from (select item_id, seq, from_kind, from_id, from_detail, from_ref,
               lag(seq) over before as seq_before, lag(to_kind) over before as kind_before, lag(to_id) over before as id_before,
               lag(to_detail) over before as detail_before, lag(to_ref) over before as ref_before
          from custody.custody_event
        window before as (partition by item_id order by seq)) e
  join custody.item i on i.id = e.item_id
 where e.seq <> coalesce(e.seq_before, 0) + 1
    or e.seq_before is not null
       and (e.from_kind, e.from_id, e.from_detail, e.from_ref)
           is distinct from (e.kind_before, e.id_before, e.detail_before, e.ref_before)
