-- People who came to an animation without having registered, as they were counted there; of which organisation they are nobody knows.
select nullif(sum(walk_ins), 0)::bigint as numerator, null::bigint as denominator
  from (select distinct id, walk_ins from reporting.animation_v
         where (:organisation::uuid is null or organisation_id = :organisation)
           and day >= :from and day < :until
           and status = 'HELD') each
