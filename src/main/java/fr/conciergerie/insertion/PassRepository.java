package fr.conciergerie.insertion;

import static fr.conciergerie.insertion.InsertionRows.changed;
import static fr.conciergerie.insertion.InsertionRows.day;
import static fr.conciergerie.insertion.InsertionRows.id;
import static fr.conciergerie.insertion.InsertionRows.keys;
import static fr.conciergerie.insertion.InsertionRows.refusing;

import fr.conciergerie.insertion.PassIae.Prolongation;
import fr.conciergerie.insertion.PassIae.Suspension;
import fr.conciergerie.insertion.PassIae.SuspensionReason;
import fr.conciergerie.vault.Vault;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes PASS IAE, with their suspensions and prolongations. */
@Repository
class PassRepository {

    private final JdbcClient jdbc;
    private final Vault vault;

    PassRepository(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
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
}
