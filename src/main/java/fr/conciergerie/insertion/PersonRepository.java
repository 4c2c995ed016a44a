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
                                    prolongations.getOrDefault(id, List.of()),
                                    row.getInt("version")));
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

    /** The whole of it, as it is to stand: its number and start, its suspensions, its prolongations. */
    void updatePass(PassIae pass, int version, boolean overlapping) {
        changed(
                "pass",
                pass.id(),
                refusing(() -> jdbc.sql("""
                update insertion.pass
                   set number_sealed = coalesce(:number, number_sealed), starts_on = :startsOn,
                       overlapping = overlapping and :overlapping, version = version + 1
                 where id = :id and version = :version
                """)
                        .param("id", pass.id())
                        .param("version", version)
                        .param(
                                "number",
                                pass.number().equals(Vault.CLOSED)
                                        ? null
                                        : vault.seal(pass.number(), pass.id(), "pass.number"))
                        .param("startsOn", pass.startsOn())
                        .param("overlapping", overlapping)
                        .update()));
        refusing(() -> jdbc.sql("""
                delete from insertion.pass_suspension where pass_id = :pass and id <> all(:kept)
                """)
                .param("pass", pass.id())
                .param("kept", pass.suspensions().stream().map(Suspension::id).toArray(UUID[]::new))
                .update());
        refusing(() -> jdbc.sql("""
                delete from insertion.pass_prolongation where pass_id = :pass and id <> all(:kept)
                """)
                .param("pass", pass.id())
                .param(
                        "kept",
                        pass.prolongations().stream().map(Prolongation::id).toArray(UUID[]::new))
                .update());
        pass.suspensions().forEach(it -> insertSuspension(pass.id(), it));
        insertProlongations(pass);
    }

    private void insertSuspension(UUID pass, Suspension suspension) {
        refusing(() -> jdbc.sql("""
                insert into insertion.pass_suspension as it (id, pass_id, starts_on, ends_on, reason)
                values (:id, :pass, :startsOn, :endsOn, :reason)
                on conflict (id) do update
                   set starts_on = excluded.starts_on, ends_on = excluded.ends_on, reason = excluded.reason
                 where (it.starts_on, it.ends_on, it.reason) <> (excluded.starts_on, excluded.ends_on, excluded.reason)
                """)
                .param("id", suspension.id())
                .param("pass", pass)
                .param("startsOn", suspension.startsOn())
                .param("endsOn", suspension.endsOn())
                .param("reason", suspension.reason().name())
                .update());
    }

    /** All at once, for they move together. */
    private void insertProlongations(PassIae pass) {
        var all = pass.prolongations();
        refusing(() -> jdbc.sql("""
                insert into insertion.pass_prolongation as it (id, pass_id, starts_on, ends_on, decided_by)
                select one.id, :pass, one.starts_on, one.ends_on, one.decided_by
                  from unnest(:ids::uuid[], :starts::date[], :ends::date[], :by::text[])
                       as one (id, starts_on, ends_on, decided_by)
                on conflict (id) do update
                   set starts_on = excluded.starts_on, ends_on = excluded.ends_on, decided_by = excluded.decided_by
                 where (it.starts_on, it.ends_on, it.decided_by)
                    <> (excluded.starts_on, excluded.ends_on, excluded.decided_by)
                """)
                .param("pass", pass.id())
                .param("ids", all.stream().map(Prolongation::id).toArray(UUID[]::new))
                .param(
                        "starts",
                        all.stream().map(it -> it.startsOn().toString()).toArray(String[]::new))
                .param("ends", all.stream().map(it -> it.endsOn().toString()).toArray(String[]::new))
                .param("by", all.stream().map(Prolongation::decidedBy).toArray(String[]::new))
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

    void updateContract(PersonId person, Contract contract, int version) {
        changed(
                "contract",
                contract.id(),
                refusing(() -> jdbc.sql("""
                update insertion.contract
                   set kind = :kind, starts_on = :startsOn, ends_on = :endsOn, weekly_minutes = :weekly, renewal = :renewal,
                       version = version + 1
                 where id = :id and person_id = :person and version = :version
                """)
                        .param("id", contract.id())
                        .param("person", person.value())
                        .param("version", version)
                        .param("kind", contract.kind().name())
                        .param("startsOn", contract.startsOn())
                        .param("endsOn", contract.endsOn())
                        .param("weekly", contract.weeklyMinutes())
                        .param("renewal", contract.renewal())
                        .update()));
    }

    List<Absence> absences(PersonId person) {
        return jdbc.sql("select * from insertion.absence where person_id = :person order by starts_on desc, id desc")
                .param("person", person.value())
                .query((row, _) -> new Absence(
                        id(row, "id"),
                        Absence.Kind.valueOf(row.getString("kind")),
                        day(row, "starts_on"),
                        day(row, "ends_on"),
                        row.getInt("version")))
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

    void updateAbsence(PersonId person, Absence absence, int version) {
        changed(
                "absence",
                absence.id(),
                jdbc.sql("""
                update insertion.absence set kind = :kind, starts_on = :startsOn, ends_on = :endsOn, version = version + 1
                 where id = :id and person_id = :person and version = :version
                """)
                        .param("id", absence.id())
                        .param("person", person.value())
                        .param("version", version)
                        .param("kind", absence.kind().name())
                        .param("startsOn", absence.startsOn())
                        .param("endsOn", absence.endsOn())
                        .update());
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
                            row.getInt("minutes"),
                            row.getInt("version"));
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

    void updateLearning(PersonId person, Learning learning, int version) {
        changed(
                "learning",
                learning.id(),
                jdbc.sql("""
                update insertion.learning
                   set kind = :kind, title_sealed = :title, starts_on = :startsOn, ends_on = :endsOn, minutes = :minutes,
                       version = version + 1
                 where id = :id and person_id = :person and version = :version
                """)
                        .param("id", learning.id())
                        .param("person", person.value())
                        .param("version", version)
                        .param("kind", learning.kind().name())
                        .param("title", vault.seal(learning.title(), learning.id(), "learning.title"))
                        .param("startsOn", learning.startsOn())
                        .param("endsOn", learning.endsOn())
                        .param("minutes", learning.minutes())
                        .update());
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
                            row.getObject("next_on", LocalDate.class),
                            row.getInt("version"));
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

    void updateInterview(PersonId person, Interview interview, int version) {
        changed(
                "interview",
                interview.id(),
                jdbc.sql("""
                update insertion.interview
                   set held_on = :heldOn, note_sealed = :note, next_on = :nextOn, version = version + 1
                 where id = :id and person_id = :person and version = :version
                """)
                        .param("id", interview.id())
                        .param("person", person.value())
                        .param("version", version)
                        .param("heldOn", interview.heldOn())
                        .param("note", vault.seal(interview.note(), interview.id(), "interview.note"))
                        .param("nextOn", interview.nextOn())
                        .update());
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

    void updateGoal(PersonId person, Goal goal, int version) {
        changed(
                "goal",
                goal.id(),
                jdbc.sql("""
                update insertion.goal
                   set text_sealed = :text, set_on = :setOn, due_on = :dueOn,
                       closed_on = case when closed_on is not null then greatest(closed_on, :setOn) end,
                       version = version + 1
                 where id = :id and person_id = :person and version = :version
                """)
                        .param("id", goal.id())
                        .param("person", person.value())
                        .param("version", version)
                        .param("text", vault.seal(goal.text(), goal.id(), "goal.text"))
                        .param("setOn", goal.setOn())
                        .param("dueOn", goal.dueOn())
                        .update());
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
        changed("person", id.value(), updated);
    }

    private static void changed(String what, UUID id, int updated) {
        if (updated == 0) {
            throw new OptimisticLockingFailureException(what + " " + id + " changed meanwhile");
        }
    }

    /** Says in words what the database would not have. */
    private static int refusing(Supplier<Integer> statement) {
        try {
            return statement.get();
        } catch (DataIntegrityViolationException refused) {
            throw switch (constraint(refused)) {
                case "one_pass_from_a_day", "one_pass_at_a_time" -> Refused.conflict("insertion.pass-twice");
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
