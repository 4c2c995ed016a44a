package fr.conciergerie.opinions;

import fr.conciergerie.web.privacy.Twins;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a member answered for the figures on equality counts in each year of theirs, also in one whose names are forgotten. */
@Component
class AnsweringTwins implements Twins {

    private final JdbcClient jdbc;

    AnsweringTwins(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void copy(UUID member, UUID twin) {
        var pseudonym = UUID.randomUUID();
        int answered = jdbc.sql("""
                        insert into reporting.answerer (member_id, pseudonym)
                        select :twin, :pseudonym from reporting.answerer where member_id = :member
                        """)
                .param("member", member)
                .param("twin", twin)
                .param("pseudonym", pseudonym)
                .update();
        if (answered > 0) {
            jdbc.sql("""
                    insert into reporting.gender_answer (pseudonym, gender, answered_in)
                    select :pseudonym, g.gender, g.answered_in
                      from reporting.answerer a join reporting.gender_answer g on g.pseudonym = a.pseudonym
                     where a.member_id = :member
                    """).param("member", member).param("pseudonym", pseudonym).update();
        }
    }
}
