package fr.conciergerie.insertion;

import static fr.conciergerie.insertion.InsertionRows.changed;
import static fr.conciergerie.insertion.InsertionRows.day;
import static fr.conciergerie.insertion.InsertionRows.id;
import static fr.conciergerie.insertion.InsertionRows.refusing;

import fr.conciergerie.insertion.PersonDetails.Category;
import fr.conciergerie.insertion.PersonDetails.Eligibility;
import fr.conciergerie.shared.Cursor;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.ShortCode;
import fr.conciergerie.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes the people of an insertion path: what tells who they are is sealed and opened here. */
@Repository
class PersonRepository {

    private final JdbcClient jdbc;

    private final Vault vault;

    PersonRepository(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** A person without what other tables hold. */
    record Row(
            PersonId id,
            UUID pseudonym,
            String reference,
            PersonDetails details,
            @Nullable Exit exit,
            int version) {}

    void insert(UUID id, UUID pseudonym, ShortCode reference, PersonDetails details, Instant now) {
        vault.claim();
        sealed(jdbc.sql("""
                insert into insertion.person (id, pseudonym, reference, name_sealed, phone_sealed, email_sealed, entered_on,
                        category, eligible_on, eligible_by, eligible_platform, created_at)
                values (:id, :pseudonym, :reference, :name, :phone, :email, :enteredOn,
                        :category, :eligibleOn, :eligibleBy, :platform, :now)
                """), id, details)
                .param("pseudonym", pseudonym)
                .param("reference", reference.value())
                .param("now", Timestamp.from(now))
                .update();
    }

    void update(PersonId id, int version, PersonDetails details) {
        changed(
                id,
                sealed(jdbc.sql("""
                update insertion.person
                   set name_sealed = :name, phone_sealed = :phone, email_sealed = :email, entered_on = :enteredOn,
                       category = :category, eligible_on = :eligibleOn, eligible_by = :eligibleBy,
                       eligible_platform = :platform, version = version + 1
                 where id = :id and version = :version
                """), id.value(), details)
                        .param("version", version)
                        .update());
    }

    void exit(PersonId id, int version, @Nullable Exit exit) {
        changed(
                id,
                refusing(() -> jdbc.sql("""
                update insertion.person
                   set exited_on = :on, exit_family = :family, exit_proof_sealed = :proof, version = version + 1
                 where id = :id and version = :version and (exited_on is null) = (:on::date is not null)
                """)
                        .param("id", id.value())
                        .param("version", version)
                        .param("on", exit == null ? null : exit.on())
                        .param("family", exit == null ? null : exit.family().name())
                        .param("proof", exit == null ? null : vault.seal(exit.proof(), id.value(), "person.exit_proof"))
                        .update()));
    }

    boolean exists(PersonId id) {
        return jdbc.sql("select count(*) from insertion.person where id = :id")
                        .param("id", id.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Whoever writes into the file waits for whoever is writing into it. */
    boolean hold(PersonId id) {
        return !jdbc.sql("select id from insertion.person where id = :id for no key update")
                .param("id", id.value())
                .query(UUID.class)
                .list()
                .isEmpty();
    }

    String reference(PersonId id) {
        return jdbc.sql("select reference from insertion.person where id = :id")
                .param("id", id.value())
                .query(String.class)
                .optional()
                .orElseThrow(() -> new NotFound("person " + id));
    }

    Row get(PersonId id) {
        return jdbc.sql("select * from insertion.person where id = :id")
                .param("id", id.value())
                .query((row, _) -> row(row))
                .optional()
                .orElseThrow(() -> new NotFound("person " + id));
    }

    /**
     * Those in a path, or those who left, the newest first. Names alone are opened; whose name does not open goes by the
     * reference of their file.
     */
    List<Row> list(boolean former, @Nullable Cursor after, int limit) {
        return jdbc.sql("""
                select * from insertion.person
                 where (exited_on is not null) = :former
                   and (:day::date is null or (entered_on, id) < (:day::date, :id::uuid))
                 order by entered_on desc, id desc
                 limit :limit
                """)
                .param("former", former)
                .param("day", after == null ? null : after.text(0))
                .param("id", after == null ? null : after.uuid(1))
                .param("limit", limit)
                .query((row, _) -> listed(row))
                .list();
    }

    /** Everybody who is in a path, without opening anything. */
    List<PersonId> inPath() {
        return jdbc.sql("select id from insertion.person where exited_on is null")
                .query((row, _) -> new PersonId(id(row, "id")))
                .list();
    }

    Optional<Row> byReference(String reference) {
        return jdbc.sql("select * from insertion.person where reference = :reference")
                .param("reference", reference)
                .query((row, _) -> row(row))
                .optional();
    }

    List<ExitRate.Tally> exits() {
        return jdbc.sql("select year, family, count(*) as people from insertion.exit_v group by year, family")
                .query((row, _) -> new ExitRate.Tally(
                        row.getInt("year"), ExitFamily.valueOf(row.getString("family")), row.getLong("people")))
                .list();
    }

    private JdbcClient.StatementSpec sealed(JdbcClient.StatementSpec statement, UUID id, PersonDetails details) {
        var category = details.category();
        var eligibility = details.eligibility();
        return statement
                .param("id", id)
                .param("name", vault.seal(details.name(), id, "person.name"))
                .param("phone", vault.sealOptional(details.phone(), id, "person.phone"))
                .param("email", vault.sealOptional(details.email(), id, "person.email"))
                .param("enteredOn", details.enteredOn())
                .param("category", category == null ? null : category.name())
                .param("eligibleOn", eligibility == null ? null : eligibility.on())
                .param("eligibleBy", eligibility == null ? null : eligibility.by())
                .param("platform", eligibility == null ? null : eligibility.platform());
    }

    private Row listed(ResultSet row) throws SQLException {
        var id = id(row, "id");
        var reference = row.getString("reference");
        var exitedOn = row.getObject("exited_on", LocalDate.class);
        return new Row(
                new PersonId(id),
                id(row, "pseudonym"),
                reference,
                new PersonDetails(
                        vault.openInList(row.getBytes("name_sealed"), id, "person.name")
                                .orElse(reference),
                        null,
                        null,
                        day(row, "entered_on"),
                        null,
                        null),
                exitedOn == null ? null : new Exit(exitedOn, ExitFamily.valueOf(row.getString("exit_family")), ""),
                row.getInt("version"));
    }

    private Row row(ResultSet row) throws SQLException {
        var id = id(row, "id");
        var category = row.getString("category");
        var eligibleOn = row.getObject("eligible_on", LocalDate.class);
        var exitedOn = row.getObject("exited_on", LocalDate.class);
        return new Row(
                new PersonId(id),
                id(row, "pseudonym"),
                row.getString("reference"),
                new PersonDetails(
                        vault.openInFile(row.getBytes("name_sealed"), id, "person.name"),
                        vault.openOptional(row.getBytes("phone_sealed"), id, "person.phone"),
                        vault.openOptional(row.getBytes("email_sealed"), id, "person.email"),
                        day(row, "entered_on"),
                        category == null ? null : Category.valueOf(category),
                        eligibleOn == null
                                ? null
                                : new Eligibility(
                                        eligibleOn, row.getString("eligible_by"), row.getString("eligible_platform"))),
                exitedOn == null
                        ? null
                        : new Exit(
                                exitedOn,
                                ExitFamily.valueOf(row.getString("exit_family")),
                                vault.openInFile(row.getBytes("exit_proof_sealed"), id, "person.exit_proof")),
                row.getInt("version"));
    }
}
