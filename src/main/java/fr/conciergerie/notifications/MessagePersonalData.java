package fr.conciergerie.notifications;

import fr.conciergerie.web.privacy.Erasure;
import fr.conciergerie.web.privacy.HeldRows;
import fr.conciergerie.web.privacy.PersonalData;
import fr.conciergerie.web.privacy.Somebody;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What somebody was written, and what they would rather not be told. */
@Component
class MessagePersonalData implements PersonalData, Erasure {

    private static final String THEIRS =
            " from notifications.message where recipient_id in (:member, coalesce(:account, :member))"
                    + " and recipient_kind in ('MEMBER', 'ACCOUNT')";

    private final JdbcClient jdbc;

    MessagePersonalData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int order() {
        return 50;
    }

    /** A link that lets somebody in is not written into a file that may lie about: its words were emptied when it left. */
    @Override
    public List<Section> about(Somebody person) {
        return List.of(
                HeldRows.section("messages", asked(person, """
                        select created_at as at, address as email, subject, status as "status:notifications.status", sent_at as sent,
                               case when kind not in ('PASSWORD_RESET', 'INVITATION') then body_text end as words
                        """ + THEIRS + " order by created_at")),
                HeldRows.section("preferences", jdbc.sql("""
                        select changed_at as at, courtesies from notifications.preference where member_id = :member
                        """).param("member", person.member())));
    }

    @Override
    public List<Finding> findings(Somebody person) {
        long messages =
                asked(person, "select count(*)" + THEIRS).query(Long.class).single();
        return messages == 0 ? List.of() : List.of(new Finding(Fate.DELETED, "privacy.finding.messages", messages));
    }

    @Override
    public void erase(Somebody person, Instant now) {
        asked(person, "delete" + THEIRS).update();
        jdbc.sql("delete from notifications.preference where member_id = :member")
                .param("member", person.member())
                .update();
    }

    private JdbcClient.StatementSpec asked(Somebody person, String sql) {
        return jdbc.sql(sql.replace(":account", "cast(:account as uuid)"))
                .param("member", person.member())
                .param("account", person.account());
    }
}
