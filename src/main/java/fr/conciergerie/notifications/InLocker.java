package fr.conciergerie.notifications;

import fr.conciergerie.shared.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A compartment in which something waits for its member, as a letter tells it.
 *
 * @param line what, where it was asked for by an order
 */
record InLocker(
        UUID reservation,
        @Nullable UUID line,
        UUID member,
        @Nullable String email,
        Locale locale,
        String site,
        String bank,
        String compartment,
        Instant until,
        ZoneId zone) {

    /** Those reservations; the line stands in the place of {@code %s}. */
    static final String SELECT = """
            select r.id, %s as line_id, r.member_id, m.email, m.locale, s.name as site, s.zone, r.bank, r.compartment, r.expires_at
              from lockers.reservation_v r
              join organisations.member_v m on m.id = r.member_id
              join organisations.site_v s on s.id = r.site_id
            """;

    static InLocker read(ResultSet row) throws SQLException {
        return new InLocker(
                row.getObject("id", UUID.class),
                row.getObject("line_id", UUID.class),
                row.getObject("member_id", UUID.class),
                row.getString("email"),
                Locale.of(row.getString("locale")),
                row.getString("site"),
                row.getString("bank"),
                row.getString("compartment"),
                Columns.instant(row, "expires_at"),
                ZoneId.of(row.getString("zone")));
    }

    Optional<Recipient> recipient() {
        return Optional.ofNullable(email).map(it -> new Recipient(Recipient.Kind.MEMBER, member, it, locale));
    }
}
