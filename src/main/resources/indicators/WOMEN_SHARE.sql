-- Of the users of the period who had chosen to say it by its end, the women; beside how many of all users they are.
select count(*) filter (where g.gender = 'WOMAN') as numerator, count(*) as denominator
  from (select distinct member_id
          from reporting.active_fact
         where (:organisation::uuid is null or organisation_id = :organisation)
           and (:site::uuid is null or site_id = :site)
           and month >= :from and month < :until
           and orders > 0) users
  join reporting.answerer a on a.member_id = users.member_id
  join lateral (select gender
                  from reporting.gender_answer
                 where pseudonym = a.pseudonym and answered_in < :until
                 order by answered_in desc limit 1) g on true
