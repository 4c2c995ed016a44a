package fr.conciergerie.insertion;

import static java.util.Objects.requireNonNull;

import fr.conciergerie.insertion.PassIae.Prolongation;
import fr.conciergerie.insertion.PassIae.Suspension;
import fr.conciergerie.insertion.PassIae.SuspensionReason;
import fr.conciergerie.insertion.PersonDetails.Category;
import fr.conciergerie.insertion.PersonDetails.Eligibility;
import fr.conciergerie.shared.Cursor;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.ShortCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes the files: the one place where words are sealed and opened. */
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

    Map<UUID, List<PassIae>> passes(Collection<PersonId> people) {
        var ids = keys(people);
        var suspensions = jdbc
                .sql("""
                select s.* from insertion.pass_suspension s join insertion.pass p on p.id = s.pass_id
                 where p.person_id = any(:ids)
                """)
                .param("ids", ids)
                .query((row, _) -> Map.entry(
                        id(row, "pass_id"),
                        new Suspension(
                                id(row, "id"),
                                day(row, "starts_on"),
                                day(row, "ends_on"),
                                SuspensionReason.valueOf(row.getString("reason")))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        var prolongations = jdbc
                .sql("""
                select l.* from insertion.pass_prolongation l join insertion.pass p on p.id = l.pass_id
                 where p.person_id = any(:ids)
                """)
                .param("ids", ids)
                .query((row, _) -> Map.entry(
                        id(row, "pass_id"),
                        new Prolongation(
                                id(row, "id"),
                                day(row, "starts_on"),
                                day(row, "ends_on"),
                                row.getString("decided_by"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return jdbc
                .sql("select * from insertion.pass where person_id = any(:ids) order by starts_on")
                .param("ids", ids)
                .query((row, _) -> {
                    var id = id(row, "id");
                    return Map.entry(
                            id(row, "person_id"),
                            new PassIae(
                                    id,
                                    vault.openInFile(row.getBytes("number_sealed"), id, "pass.number"),
                                    day(row, "starts_on"),
                                    suspensions.getOrDefault(id, List.of()),
                                    prolongations.getOrDefault(id, List.of())));
                })
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    void insertPass(PersonId person, PassIae pass) {
        refusing(() -> jdbc.sql("""
                insert into insertion.pass (id, person_id, number_sealed, starts_on) values (:id, :person, :number, :startsOn)
                """)
                .param("id", pass.id())
                .param("person", person.value())
                .param("number", vault.seal(pass.number(), pass.id(), "pass.number"))
                .param("startsOn", pass.startsOn())
                .update());
    }

    void insertSuspension(UUID pass, Suspension suspension) {
        refusing(() -> jdbc.sql("""
                insert into insertion.pass_suspension (id, pass_id, starts_on, ends_on, reason)
                values (:id, :pass, :startsOn, :endsOn, :reason)
                """)
                .param("id", suspension.id())
                .param("pass", pass)
                .param("startsOn", suspension.startsOn())
                .param("endsOn", suspension.endsOn())
                .param("reason", suspension.reason().name())
                .update());
    }

    void insertProlongation(UUID pass, Prolongation prolongation) {
        refusing(() -> jdbc.sql("""
                insert into insertion.pass_prolongation (id, pass_id, starts_on, ends_on, decided_by)
                values (:id, :pass, :startsOn, :endsOn, :by)
                """)
                .param("id", prolongation.id())
                .param("pass", pass)
                .param("startsOn", prolongation.startsOn())
                .param("endsOn", prolongation.endsOn())
                .param("by", prolongation.decidedBy())
                .update());
    }

    /** The rules of one kind of enterprise as they stood on a day. */
    List<ProlongationRule> prolongationRules(String siae, LocalDate on) {
        return jdbc.sql("""
                select distinct on (reason) * from insertion.prolongation_rule
                 where siae = :siae and valid_from <= :on and (valid_until is null or valid_until >= :on)
                 order by reason, valid_from desc
                """)
                .param("siae", siae)
                .param("on", on)
                .query((row, _) -> new ProlongationRule(
                        ProlongationRule.Reason.valueOf(row.getString("reason")),
                        row.getInt("most_months"),
                        row.getObject("total_months", Integer.class),
                        row.getBoolean("opinion")))
                .list();
    }

    Map<UUID, List<Contract>> contracts(Collection<PersonId> people) {
        return jdbc
                .sql("select * from insertion.contract where person_id = any(:ids) order by starts_on")
                .param("ids", keys(people))
                .query((row, _) -> Map.entry(
                        id(row, "person_id"),
                        new Contract(
                                id(row, "id"),
                                Contract.Kind.valueOf(row.getString("kind")),
                                day(row, "starts_on"),
                                row.getObject("ends_on", LocalDate.class),
                                row.getInt("weekly_minutes"),
                                row.getBoolean("renewal"),
                                row.getInt("version"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    void insertContract(PersonId person, Contract contract) {
        refusing(() -> jdbc.sql("""
                insert into insertion.contract (id, person_id, kind, starts_on, ends_on, weekly_minutes, renewal)
                values (:id, :person, :kind, :startsOn, :endsOn, :weekly, :renewal)
                """)
                .param("id", contract.id())
                .param("person", person.value())
                .param("kind", contract.kind().name())
                .param("startsOn", contract.startsOn())
                .param("endsOn", contract.endsOn())
                .param("weekly", contract.weeklyMinutes())
                .param("renewal", contract.renewal())
                .update());
    }

    void endContract(PersonId person, UUID contract, int version, LocalDate lastDay) {
        int updated = refusing(() -> jdbc.sql("""
                update insertion.contract set ends_on = :lastDay, version = version + 1
                 where id = :id and person_id = :person and version = :version
                """)
                .param("id", contract)
                .param("person", person.value())
                .param("version", version)
                .param("lastDay", lastDay)
                .update());
        if (updated == 0) {
            throw new OptimisticLockingFailureException("contract " + contract + " changed meanwhile");
        }
    }

    List<Absence> absences(PersonId person) {
        return jdbc.sql("select * from insertion.absence where person_id = :person order by starts_on desc, id desc")
                .param("person", person.value())
                .query((row, _) -> new Absence(
                        id(row, "id"),
                        Absence.Kind.valueOf(row.getString("kind")),
                        day(row, "starts_on"),
                        day(row, "ends_on")))
                .list();
    }

    void insertAbsence(PersonId person, Absence absence) {
        jdbc.sql("""
                insert into insertion.absence (id, person_id, kind, starts_on, ends_on)
                values (:id, :person, :kind, :startsOn, :endsOn)
                """)
                .param("id", absence.id())
                .param("person", person.value())
                .param("kind", absence.kind().name())
                .param("startsOn", absence.startsOn())
                .param("endsOn", absence.endsOn())
                .update();
    }

    List<Learning> learnings(PersonId person) {
        return jdbc.sql("select * from insertion.learning where person_id = :person order by starts_on desc, id desc")
                .param("person", person.value())
                .query((row, _) -> {
                    var id = id(row, "id");
                    return new Learning(
                            id,
                            Learning.Kind.valueOf(row.getString("kind")),
                            vault.openInFile(row.getBytes("title_sealed"), id, "learning.title"),
                            day(row, "starts_on"),
                            day(row, "ends_on"),
                            row.getInt("minutes"));
                })
                .list();
    }

    void insertLearning(PersonId person, Learning learning) {
        jdbc.sql("""
                insert into insertion.learning (id, person_id, kind, title_sealed, starts_on, ends_on, minutes)
                values (:id, :person, :kind, :title, :startsOn, :endsOn, :minutes)
                """)
                .param("id", learning.id())
                .param("person", person.value())
                .param("kind", learning.kind().name())
                .param("title", vault.seal(learning.title(), learning.id(), "learning.title"))
                .param("startsOn", learning.startsOn())
                .param("endsOn", learning.endsOn())
                .param("minutes", learning.minutes())
                .update();
    }

    List<Interview> interviews(PersonId person) {
        return jdbc.sql("select * from insertion.interview where person_id = :person order by held_on desc, id desc")
                .param("person", person.value())
                .query((row, _) -> {
                    var id = id(row, "id");
                    return new Interview(
                            id,
                            day(row, "held_on"),
                            vault.openInFile(row.getBytes("note_sealed"), id, "interview.note"),
                            row.getObject("next_on", LocalDate.class));
                })
                .list();
    }

    /** When each of them is awaited next: what their latest interview says. */
    Map<UUID, LocalDate> nextInterviews(Collection<PersonId> people) {
        return jdbc
                .sql("""
                select distinct on (person_id) person_id, next_on from insertion.interview
                 where person_id = any(:ids) order by person_id, held_on desc, id desc
                """)
                .param("ids", keys(people))
                .query((row, _) ->
                        Map.entry(id(row, "person_id"), Optional.ofNullable(row.getObject("next_on", LocalDate.class))))
                .list()
                .stream()
                .filter(it -> it.getValue().isPresent())
                .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().orElseThrow()));
    }

    void insertInterview(PersonId person, Interview interview, @Nullable UUID by) {
        jdbc.sql("""
                insert into insertion.interview (id, person_id, held_on, note_sealed, next_on, held_by)
                values (:id, :person, :heldOn, :note, :nextOn, :by)
                """)
                .param("id", interview.id())
                .param("person", person.value())
                .param("heldOn", interview.heldOn())
                .param("note", vault.seal(interview.note(), interview.id(), "interview.note"))
                .param("nextOn", interview.nextOn())
                .param("by", by)
                .update();
    }

    List<Goal> goals(PersonId person) {
        return jdbc.sql("select * from insertion.goal where person_id = :person order by set_on desc, id desc")
                .param("person", person.value())
                .query((row, _) -> {
                    var id = id(row, "id");
                    return new Goal(
                            id,
                            vault.openInFile(row.getBytes("text_sealed"), id, "goal.text"),
                            day(row, "set_on"),
                            row.getObject("due_on", LocalDate.class),
                            Goal.State.valueOf(row.getString("state")),
                            row.getObject("closed_on", LocalDate.class),
                            row.getInt("version"));
                })
                .list();
    }

    void insertGoal(PersonId person, Goal goal) {
        jdbc.sql("""
                insert into insertion.goal (id, person_id, text_sealed, set_on, due_on)
                values (:id, :person, :text, :setOn, :dueOn)
                """)
                .param("id", goal.id())
                .param("person", person.value())
                .param("text", vault.seal(goal.text(), goal.id(), "goal.text"))
                .param("setOn", goal.setOn())
                .param("dueOn", goal.dueOn())
                .update();
    }

    void closeGoal(PersonId person, UUID goal, int version, Goal.State state, @Nullable LocalDate on) {
        int updated = jdbc.sql("""
                update insertion.goal set state = :state, closed_on = greatest(:on::date, set_on), version = version + 1
                 where id = :id and person_id = :person and version = :version
                """)
                .param("id", goal)
                .param("person", person.value())
                .param("version", version)
                .param("state", state.name())
                .param("on", on)
                .update();
        if (updated == 0) {
            throw new OptimisticLockingFailureException("goal " + goal + " changed meanwhile");
        }
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

    static UUID[] keys(Collection<PersonId> ids) {
        return ids.stream().map(PersonId::value).toArray(UUID[]::new);
    }

    static UUID id(ResultSet row, String column) throws SQLException {
        return requireNonNull(row.getObject(column, UUID.class));
    }

    static LocalDate day(ResultSet row, String column) throws SQLException {
        return requireNonNull(row.getObject(column, LocalDate.class));
    }

    private static void changed(PersonId id, int updated) {
        if (updated == 0) {
            throw new OptimisticLockingFailureException("person " + id + " changed meanwhile");
        }
    }

    /** Says in words what the database would not have. */
    private static int refusing(Supplier<Integer> statement) {
        try {
            return statement.get();
        } catch (DataIntegrityViolationException refused) {
            throw switch (constraint(refused)) {
                case "one_pass_from_a_day" -> Refused.conflict("insertion.pass-twice");
                case "one_suspension_a_day" -> Refused.conflict("insertion.suspension-overlaps");
                case "one_prolongation_a_day" -> Refused.conflict("insertion.prolongation-overlaps");
                case "one_contract_a_day" -> Refused.conflict("insertion.contract-overlaps");
                case "person_check" -> new Refused("insertion.exit-before-entry");
                case "contract_check" -> new Refused("insertion.ends-before-it-starts");
                default -> refused;
            };
        }
    }

    static String constraint(DataIntegrityViolationException e) {
        return e.getMostSpecificCause() instanceof PSQLException cause && cause.getServerErrorMessage() != null
                ? String.valueOf(cause.getServerErrorMessage().getConstraint())
                : "";
    }
}
