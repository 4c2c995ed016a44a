package fr.conciergerie.bookings;

import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Practitioners as rows. */
@Repository
class PractitionerRepository {

    private static final String PRACTITIONERS = """
            select p.id, p.partner_id, q.name as partner_name, p.name, p.email, p.active, p.version
              from bookings.practitioner p
              join partners.partner_v q on q.id = p.partner_id
            """;

    private final JdbcClient jdbc;

    PractitionerRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Practitioner get(PractitionerId id) {
        return jdbc.sql(PRACTITIONERS + " where p.id = :id")
                .param("id", id.value())
                .query((row, _) -> practitioner(row))
                .optional()
                .orElseThrow(() -> new NotFound("practitioner " + id));
    }

    /** By name, those who receive nobody any more last. */
    List<Practitioner> all() {
        return jdbc.sql(PRACTITIONERS + " order by p.active desc, shared.unaccent_lower(p.name), p.id")
                .query((row, _) -> practitioner(row))
                .list();
    }

    List<Practitioner> ofPartner(PartnerId partner) {
        return jdbc.sql(PRACTITIONERS + " where p.partner_id = :partner order by shared.unaccent_lower(p.name), p.id")
                .param("partner", partner.value())
                .query((row, _) -> practitioner(row))
                .list();
    }

    void insert(PractitionerId id, PartnerId partner, String name) {
        jdbc.sql("insert into bookings.practitioner (id, partner_id, name) values (:id, :partner, :name)")
                .param("id", id.value())
                .param("partner", partner.value())
                .param("name", name)
                .update();
    }

    void update(PractitionerId id, int version, String name, @Nullable String email, boolean active) {
        int updated = jdbc.sql("""
                        update bookings.practitioner
                           set name = :name, email = :email, active = :active, version = version + 1
                         where id = :id and version = :version
                        """)
                .param("name", name)
                .param("email", email)
                .param("active", active)
                .param("id", id.value())
                .param("version", version)
                .update();
        if (updated == 0) {
            throw new OptimisticLockingFailureException("practitioner " + id + " changed meanwhile");
        }
    }

    private static Practitioner practitioner(ResultSet row) throws SQLException {
        return new Practitioner(
                Columns.id(row, "id", PractitionerId::new),
                Columns.id(row, "partner_id", PartnerId::new),
                row.getString("partner_name"),
                row.getString("name"),
                row.getString("email"),
                row.getBoolean("active"),
                row.getInt("version"));
    }
}
