package fr.conciergerie.insertion;

import static fr.conciergerie.insertion.InsertionRows.changed;
import static fr.conciergerie.insertion.InsertionRows.id;
import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Notes what was corrected in a file, and takes out of it what was wrong. */
@Repository
class CorrectionRepository {

    private final JdbcClient jdbc;

    CorrectionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One thing out of a file; with a PASS its suspensions and prolongations go. */
    void withdraw(PersonId person, FileSection section, UUID id, int version) {
        var table = switch (section) {
            case PASS -> "pass";
            case CONTRACT -> "contract";
            case ABSENCE -> "absence";
            case LEARNING -> "learning";
            case INTERVIEW -> "interview";
            case GOAL -> "goal";
            case SUSPENSION, PROLONGATION -> throw new IllegalArgumentException("a part of a PASS");
        };
        changed(
                table,
                id,
                jdbc.sql("delete from insertion.%s where id = :id and person_id = :person and version = :version"
                                .formatted(table))
                        .param("id", id)
                        .param("person", person.value())
                        .param("version", version)
                        .update());
    }

    void insertCorrection(UUID id, PersonId person, Correction correction, @Nullable UUID by) {
        var before = correction.before();
        var after = correction.after();
        jdbc.sql("""
                insert into insertion.correction (id, person_id, entry_id, section, withdrawn, before_from, before_until,
                        after_from, after_until, made_at, made_by)
                values (:id, :person, :entry, :section, :withdrawn, :beforeFrom, :beforeUntil,
                        :afterFrom, :afterUntil, :at, :by)
                """)
                .param("id", id)
                .param("person", person.value())
                .param("entry", correction.entry())
                .param("section", correction.section().name())
                .param("withdrawn", correction.isWithdrawal())
                .param("beforeFrom", before == null ? null : before.from())
                .param("beforeUntil", before == null ? null : before.until())
                .param("afterFrom", after == null ? null : after.from())
                .param("afterUntil", after == null ? null : after.until())
                .param("at", Timestamp.from(correction.at()))
                .param("by", by)
                .update();
    }

    /** The newest first. */
    List<Correction> corrections(PersonId person) {
        return jdbc.sql("select * from insertion.correction where person_id = :person order by made_at desc, id desc")
                .param("person", person.value())
                .query((row, _) -> new Correction(
                        FileSection.valueOf(row.getString("section")),
                        id(row, "entry_id"),
                        days(row, "before"),
                        days(row, "after"),
                        requireNonNull(row.getTimestamp("made_at")).toInstant()))
                .list();
    }

    private static Correction.@Nullable Days days(ResultSet row, String when) throws SQLException {
        var from = row.getObject(when + "_from", LocalDate.class);
        return from == null ? null : new Correction.Days(from, row.getObject(when + "_until", LocalDate.class));
    }
}
