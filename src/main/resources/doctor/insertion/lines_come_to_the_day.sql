-- Hours whose lines do not come to the day.
select e.id::text as thing
  from insertion.hour_entry e
 where ((e.lines, e.minutes) = (select count(*), sum(l.minutes) from insertion.hour_line l where l.entry_id = e.id)) is not true
