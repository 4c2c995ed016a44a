package fr.conciergerie.insertion;

import static fr.conciergerie.insertion.InsertionRows.changed;
import static fr.conciergerie.insertion.InsertionRows.day;
import static fr.conciergerie.insertion.InsertionRows.id;
import static fr.conciergerie.insertion.InsertionRows.keys;
import static fr.conciergerie.insertion.InsertionRows.refusing;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes contracts, and absences from them. */
@Repository
class ContractRepository {

    private final JdbcClient jdbc;

    ContractRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
}
