package fr.conciergerie.insertion;

import static fr.conciergerie.insertion.InsertionRows.changed;
import static fr.conciergerie.insertion.InsertionRows.day;
import static fr.conciergerie.insertion.InsertionRows.id;
import static fr.conciergerie.insertion.InsertionRows.keys;

import fr.conciergerie.vault.Vault;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes what somebody does on their way: training, interviews, goals. */
@Repository
class PathRepository {

    private final JdbcClient jdbc;
    private final Vault vault;

    PathRepository(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
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
}
