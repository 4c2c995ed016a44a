-- The State counts who was trained and for how long, as it counts exits (domain.md 4.4, part 8): people by a pseudonym, the years and the
-- minutes, never what was learnt.
create view insertion.learning_v with (security_invoker = true) as
    select p.pseudonym as person, extract(year from l.starts_on)::integer as year, l.kind, l.minutes
      from insertion.learning l join insertion.person p on p.id = l.person_id;
