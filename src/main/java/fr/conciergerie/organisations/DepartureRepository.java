package fr.conciergerie.organisations;

import fr.conciergerie.organisations.Departures.From;
import fr.conciergerie.organisations.Departures.Missing;
import fr.conciergerie.shared.Columns;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Departures as rows, and what becomes of the members' right. */
@Repository
class DepartureRepository {

    /** Nobody whose namesake stands in the file: they are looked at one by one. */
    private static final String MISSING = """
            select m.id, m.name, m.email, m.version
              from organisations.member m
             where m.id in (select member_id from organisations.missing_from_import(:import, :today) where not namesake)
             order by m.search, m.id
            """;

    private final JdbcClient jdbc;

    DepartureRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    From from(MemberImportId file) {
        return jdbc.sql("select organisations.departures_from(:import)")
                .param("import", file.value())
                .query((row, _) -> From.valueOf(row.getString(1)))
                .single();
    }

    List<Missing> missing(MemberImportId file, LocalDate today) {
        return missing(MISSING, file, today);
    }

    /** The same, while nobody else changes them. */
    List<Missing> lockMissing(MemberImportId file, LocalDate today) {
        return missing(MISSING + " for update of m", file, today);
    }

    private List<Missing> missing(String sql, MemberImportId file, LocalDate today) {
        return jdbc.sql(sql)
                .param("import", file.value())
                .param("today", today)
                .query((row, _) -> new Missing(
                        Columns.id(row, "id", MemberId::new),
                        row.getString("name"),
                        row.getString("email"),
                        row.getInt("version")))
                .list();
    }

    void end(DepartureId id, MemberImportId file, List<MemberId> people, LocalDate today, UUID by, Instant now) {
        var members = people.stream().map(MemberId::value).toArray(UUID[]::new);
        jdbc.sql("""
                insert into organisations.departure (id, import_id, ended_at, ended_by, people)
                values (:id, :import, :now, :by, :people)
                """)
                .param("id", id.value())
                .param("import", file.value())
                .param("now", Columns.utc(now))
                .param("by", by)
                .param("people", members.length)
                .update();
        jdbc.sql("""
                insert into organisations.departure_member (departure_id, member_id, former_day, last_day)
                select :id, id, eligible_until, greatest(:today::date, eligible_from)
                  from organisations.member where id = any(:members)
                """)
                .param("id", id.value())
                .param("today", today)
                .param("members", members)
                .update();
        jdbc.sql("""
                update organisations.member m
                   set eligible_until = d.last_day, version = m.version + 1
                  from organisations.departure_member d
                 where d.departure_id = :id and m.id = d.member_id
                """).param("id", id.value()).update();
    }

    /** A departure that is being undone. */
    record Ended(Instant at, boolean undone) {}

    Optional<Ended> lock(DepartureId id, MemberImportId file) {
        return jdbc.sql("""
                        select ended_at, undone_at is not null as undone from organisations.departure
                         where id = :id and import_id = :import for update
                        """)
                .param("id", id.value())
                .param("import", file.value())
                .query((row, _) -> new Ended(Columns.instant(row, "ended_at"), row.getBoolean("undone")))
                .optional();
    }

    /** Whoever has been given another day, another organisation or another stay since is left alone. */
    int restore(DepartureId id) {
        return jdbc.sql("""
                        with back as (
                            update organisations.member m
                               set eligible_until = d.former_day, version = m.version + 1
                              from organisations.departure_member d
                              join organisations.departure on departure.id = d.departure_id
                              join organisations.member_import i on i.id = departure.import_id
                             where d.departure_id = :id and m.id = d.member_id and m.erased_at is null
                               and m.eligible_until = d.last_day and m.organisation_id = i.organisation_id
                            returning m.id)
                        update organisations.departure_member d
                           set restored = true
                          from back
                         where d.departure_id = :id and d.member_id = back.id
                        """).param("id", id.value()).update();
    }

    void undone(DepartureId id, int restored, UUID by, Instant now) {
        jdbc.sql("""
                update organisations.departure set undone_at = :now, undone_by = :by, restored = :restored
                 where id = :id and undone_at is null
                """)
                .param("id", id.value())
                .param("now", Columns.utc(now))
                .param("by", by)
                .param("restored", restored)
                .update();
    }

    List<String> notRestored(DepartureId id) {
        return jdbc.sql("""
                        select m.name from organisations.departure_member d
                          join organisations.member m on m.id = d.member_id
                         where d.departure_id = :id and d.restored is null
                         order by m.search, m.id
                        """)
                .param("id", id.value())
                .query((row, _) -> row.getString("name"))
                .list();
    }
}
