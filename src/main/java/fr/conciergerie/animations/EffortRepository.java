package fr.conciergerie.animations;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What events ask of the concierge, as cells of their rows. */
@Repository
class EffortRepository {

    private final JdbcClient jdbc;

    EffortRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param version the one that was read of the event */
    void save(AnimationId event, int version, Effort effort) {
        int saved = jdbc.sql("""
                        update animations.animation
                           set planned_minutes = :planned, actual_minutes = :actual, material = :material, version = version + 1
                         where id = :id and version = :version
                        """)
                .param("planned", effort.plannedMinutes())
                .param("actual", effort.actualMinutes())
                .param("material", effort.material())
                .param("id", event.value())
                .param("version", version)
                .update();
        if (saved == 0) {
            throw new OptimisticLockingFailureException("animation " + event + " changed meanwhile");
        }
    }

    /** Of a row that has an event's cells, or none of them. */
    static Effort effort(ResultSet row) throws SQLException {
        return new Effort(
                row.getObject("planned_minutes", Integer.class),
                row.getObject("actual_minutes", Integer.class),
                row.getString("material"));
    }
}
