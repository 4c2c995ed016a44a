package fr.conciergerie.figures;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Counts training as the State asks for it: by the year, of the operator as a whole. */
@Service
@Transactional(readOnly = true)
public class Trainings {

    private final JdbcClient jdbc;

    Trainings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Nothing of other periods than a year, nor as long as fewer than five were trained in all. */
    public Optional<Training> of(Period period) {
        return !period.isYear()
                ? Optional.empty()
                : jdbc.sql("""
                        with learnt as (select person, year, minutes from insertion.learning_v
                                         where kind in ('TRAINING', 'IMMERSION') and year <= :year)
                        select since, count(distinct person) as people, sum(minutes)::bigint as minutes
                          from (select distinct year as since from learnt) years
                          join learnt on learnt.year >= since
                         group by since
                        having count(distinct person) >= :fewest
                         order by since desc limit 1
                        """)
                        .param("year", period.from().getYear())
                        .param("fewest", SecrecyRule.LEAST_PEOPLE)
                        .query((row, _) ->
                                new Training(row.getInt("since"), row.getLong("people"), row.getLong("minutes")))
                        .optional();
    }
}
