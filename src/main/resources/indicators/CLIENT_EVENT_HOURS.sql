-- Minutes that concierges were busy with events that the organisation had asked for and that took place; one at two sites is one. Nothing where
-- nobody has said how long one took.
select sum(actual_minutes)::bigint as numerator, null::bigint as denominator
  from (select distinct id, actual_minutes from reporting.animation_v
         where (:organisation::uuid is null or organisation_id = :organisation)
           and (:site::uuid is null or site_id = :site)
           and day >= :from and day < :until
           and status = 'HELD' and kind = 'CLIENT' and only_for is not null and actual_minutes is not null) each
