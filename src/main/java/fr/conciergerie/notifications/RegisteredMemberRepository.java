package fr.conciergerie.notifications;

import fr.conciergerie.animations.AnimationId;
import fr.conciergerie.animations.RegistrationId;
import fr.conciergerie.shared.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who is registered for what, read from the views of the modules below: one statement per event. */
@Repository
class RegisteredMemberRepository {

    private static final String WHERE_AND_WHEN = """
            r.places, r.status = 'REGISTERED' as registered, r.status = 'ATTENDED' as came, a.title,
                   array(select s.name from organisations.site_v s where s.id = any(a.site_ids) order by s.name) as sites,
                   a.place, a.starts_at, a.zone, a.status, a.cancel_reason, a.sequence
              from animations.registration_v r
              join animations.animation_v a on a.id = r.animation_id
            """;

    private static final String MEMBERS =
            "select r.id, r.animation_id, 'MEMBER' as kind, r.member_id as reader, m.email, m.locale, " + WHERE_AND_WHEN
                    + "join organisations.member_v m on m.id = r.member_id\n";

    private static final String PASSERS_BY =
            "select r.id, r.animation_id, 'PASSER_BY' as kind, r.id as reader, p.email, p.locale, " + WHERE_AND_WHEN
                    + "join animations.passer_by_v p on p.registration_id = r.id\n";

    private final JdbcClient jdbc;

    RegisteredMemberRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<RegisteredMember> of(RegistrationId registration) {
        return one(MEMBERS, registration);
    }

    /** Empty once nobody knows any more whose place it was. */
    Optional<RegisteredMember> passerBy(RegistrationId registration) {
        return one(PASSERS_BY, registration);
    }

    List<RegisteredMember> of(AnimationId animation) {
        return all(MEMBERS, animation);
    }

    List<RegisteredMember> passersBy(AnimationId animation) {
        return all(PASSERS_BY, animation);
    }

    private Optional<RegisteredMember> one(String select, RegistrationId registration) {
        return jdbc.sql(select + " where r.id = :id")
                .param("id", registration.value())
                .query((row, _) -> member(row))
                .optional();
    }

    private List<RegisteredMember> all(String select, AnimationId animation) {
        return jdbc.sql(select + " where r.animation_id = :id and r.status = 'REGISTERED' order by r.id")
                .param("id", animation.value())
                .query((row, _) -> member(row))
                .list();
    }

    private static RegisteredMember member(ResultSet row) throws SQLException {
        return new RegisteredMember(
                row.getObject("id", UUID.class),
                row.getObject("animation_id", UUID.class),
                Recipient.Kind.valueOf(row.getString("kind")),
                row.getObject("reader", UUID.class),
                row.getString("email"),
                Locale.of(row.getString("locale")),
                row.getInt("places"),
                row.getBoolean("registered"),
                row.getBoolean("came"),
                row.getString("title"),
                MemberOrderRepository.texts(row.getArray("sites")),
                row.getString("place"),
                Columns.instant(row, "starts_at"),
                ZoneId.of(row.getString("zone")),
                row.getString("status"),
                row.getString("cancel_reason"),
                row.getInt("sequence"));
    }
}
