package fr.conciergerie.opinions;

import fr.conciergerie.web.privacy.Erasure;
import fr.conciergerie.web.privacy.HeldRows;
import fr.conciergerie.web.privacy.PersonalData;
import fr.conciergerie.web.privacy.Somebody;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What somebody chose to say of themselves, and whether they were asked. What they thought of a service leads nowhere. */
@Component
class AnswerPersonalData implements PersonalData, Erasure {

    private final JdbcClient jdbc;

    AnswerPersonalData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int order() {
        return 60;
    }

    @Override
    public List<Section> about(Somebody person) {
        return List.of(
                HeldRows.section("equality", asked(person, """
                        select g.answered_in as month, g.gender as "answer:opinions.equality.gender"
                          from reporting.answerer a join reporting.gender_answer g on g.pseudonym = a.pseudonym
                         where a.member_id = :member
                        """)),
                HeldRows.section("asked", asked(person, """
                        select i.invited_at as at, s.name as site, i.day, i.expires_at as until, i.status = 'ANSWERED' as answered
                          from reporting.opinion_invitation i join organisations.site_v s on s.id = i.site_id
                         where i.member_id = :member order by i.invited_at
                        """)),
                HeldRows.section("refusal", asked(person, """
                        select refused_on as day from reporting.opinion_refusal where member_id = :member
                        """)));
    }

    @Override
    public List<Finding> findings(Somebody person) {
        long answers = asked(person, "select count(*) from reporting.answerer where member_id = :member")
                .query(Long.class)
                .single();
        return answers == 0 ? List.of() : List.of(new Finding(Fate.PSEUDONYMISED, "privacy.finding.equality", answers));
    }

    /** The answer stays counted: its key leads to a row that names nobody, so that no past figure moves. */
    @Override
    public void erase(Somebody person, Instant now) {
        asked(person, "delete from reporting.opinion_refusal where member_id = :member")
                .update();
        asked(person, """
                        update reporting.opinion_invitation set member_id = null, registration_id = null
                         where member_id = :member
                        """).update();
    }

    private JdbcClient.StatementSpec asked(Somebody person, String sql) {
        return jdbc.sql(sql).param("member", person.member());
    }
}
