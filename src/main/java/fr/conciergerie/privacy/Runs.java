package fr.conciergerie.privacy;

import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The proofs that a rule was carried out: only ever added to. */
@Component
@Transactional
class Runs {

    private final JdbcClient jdbc;

    Runs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param gone how much went */
    record Run(String code, Instant at, Period kept, long gone) {}

    void add(String code, Instant at, Period kept, long gone) {
        add("run", code, at, kept, gone);
    }

    /** Of what belongs to no operator. */
    void addForAll(String code, Instant at, Period kept, long gone) {
        add("installation_run", code, at, kept, gone);
    }

    private void add(String table, String code, Instant at, Period kept, long gone) {
        jdbc.sql("insert into privacy.%s (id, code, at, kept, gone) values (:id, :code, :at, :kept, :gone)"
                        .formatted(table))
                .param("id", Ids.next(at))
                .param("code", code)
                .param("at", Columns.utc(at))
                .param("kept", kept.toString())
                .param("gone", gone)
                .update();
    }

    /** The last time that each rule was carried out for the operator at work, or for the whole installation. */
    @Transactional(readOnly = true)
    Map<String, Run> last() {
        return jdbc.sql("""
                        select distinct on (code) code, at, kept, gone
                          from (select code, at, kept, gone from privacy.run
                                union all
                                select code, at, kept, gone from privacy.installation_run) runs
                         order by code, at desc
                        """).query(Runs::run).list().stream().collect(Collectors.toMap(Run::code, it -> it));
    }

    /** When something went, newest first. */
    @Transactional(readOnly = true)
    List<Run> effective(int most) {
        return jdbc.sql(
                        "select code, at, kept, gone from privacy.run where gone > 0 order by at desc, id desc limit :most")
                .param("most", most)
                .query(Runs::run)
                .list();
    }

    private static Run run(ResultSet row, int number) throws SQLException {
        return new Run(
                row.getString("code"),
                Columns.instant(row, "at"),
                Period.parse(row.getString("kept")),
                row.getLong("gone"));
    }
}
