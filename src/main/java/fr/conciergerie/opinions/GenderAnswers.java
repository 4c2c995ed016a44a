package fr.conciergerie.opinions;

import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.NotFound;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What agents chose to say for the figures on equality: optional, never guessed from a name or a title, kept apart from the
 * account under a pseudonym, and taken back at any time. Only figures read it (domain.md 3.6).
 */
@Service
@Transactional
public class GenderAnswers {

    private final JdbcClient jdbc;
    private final DayClock dayClock;

    GenderAnswers(JdbcClient jdbc, DayClock dayClock) {
        this.jdbc = jdbc;
        this.dayClock = dayClock;
    }

    /** What the member answered, for the member's own eyes. */
    @Transactional(readOnly = true)
    public Optional<Gender> of(MemberId member) {
        return jdbc.sql("""
                        select g.gender from reporting.answerer a
                          join reporting.gender_answer g on g.pseudonym = a.pseudonym
                         where a.member_id = :member
                         order by g.answered_in desc limit 1
                        """).param("member", member.value()).query(Gender.class).optional();
    }

    /** Stands from this month on, and changes nothing of the time before; giving the same twice changes nothing. */
    public void answer(MemberId member, Gender gender) {
        int known = jdbc.sql("""
                        insert into reporting.answerer (member_id, pseudonym)
                        select id, :pseudonym from organisations.member_v where id = :member
                            on conflict (operator_id, member_id) do update set member_id = excluded.member_id
                        """)
                .param("member", member.value())
                .param("pseudonym", UUID.randomUUID())
                .update();
        if (known == 0) {
            throw new NotFound("member " + member);
        }
        jdbc.sql("""
                        insert into reporting.gender_answer (pseudonym, gender, answered_in)
                        select pseudonym, :gender, :month from reporting.answerer where member_id = :member
                            on conflict (operator_id, pseudonym, answered_in) do update set gender = excluded.gender
                        """)
                .param("member", member.value())
                .param("gender", gender.name())
                .param("month", dayClock.today().withDayOfMonth(1))
                .update();
    }

    /** As if it had never been given. */
    public void takeBack(MemberId member) {
        jdbc.sql("delete from reporting.answerer where member_id = :member")
                .param("member", member.value())
                .update();
    }
}
