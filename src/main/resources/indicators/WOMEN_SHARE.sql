-- Of the users of the period who chose to say it, the women; beside how many of all users they are.
select count(*) filter (where g.gender = 'WOMAN') as numerator, count(*) as denominator
  from (select distinct member_id
          from reporting.line_v
         where organisation_id = :organisation
           and (:site::uuid is null or site_id = :site)
           and placed_on >= :from and placed_on < :until
           and order_status <> 'CANCELLED') users
  join reporting.answerer a on a.member_id = users.member_id
  join reporting.gender_answer g on g.pseudonym = a.pseudonym
