-- Pieces that are not where the ledger of their hand-overs left them.
select i.label as thing
  from custody.item i
  join lateral (select e.to_kind, e.to_id, e.to_detail, e.to_ref, e.seq from custody.custody_event e
                 where e.item_id = i.id order by e.seq desc limit 1) last on true
 where (i.holder_kind, i.holder_id, i.holder_detail, i.holder_ref, i.seq)
       is distinct from (last.to_kind, last.to_id, last.to_detail, last.to_ref, last.seq)
