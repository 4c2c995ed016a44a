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

    private static final String SELECT = """
            select r.id, r.animation_id, r.member_id, m.email, m.locale, r.places, r.status = 'REGISTERED' as registered, a.title,
                   array(select s.name from organisations.site_v s where s.id = any(a.site_ids) order by s.name) as sites,
                   a.place, a.starts_at, a.zone, a.status, a.cancel_reason, a.sequence
              from animations.registration_v r
              join animations.animation_v a on a.id = r.animation_id
              join organisations.member_v m on m.id = r.member_id
            """;

    private final JdbcClient jdbc;

    RegisteredMemberRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<RegisteredMember> of(RegistrationId registration) {
        return jdbc.sql(SELECT + " where r.id = :id")
                .param("id", registration.value())
                .query((row, _) -> member(row))
                .optional();
    }

    List<RegisteredMember> of(AnimationId animation) {
        return jdbc.sql(SELECT + " where r.animation_id = :id and r.status = 'REGISTERED' order by r.id")
                .param("id", animation.value())
                .query((row, _) -> member(row))
                .list();
    }

    private static RegisteredMember member(ResultSet row) throws SQLException {
        return new RegisteredMember(
                row.getObject("id", UUID.class),
                row.getObject("animation_id", UUID.class),
                row.getObject("member_id", UUID.class),
                row.getString("email"),
                Locale.of(row.getString("locale")),
                row.getInt("places"),
                row.getBoolean("registered"),
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
