-- PASS whose end is not what their days come to.
select p.id::text as thing
  from insertion.pass p
 where p.ends_on is distinct from insertion.pass_end(p.id, p.starts_on)
