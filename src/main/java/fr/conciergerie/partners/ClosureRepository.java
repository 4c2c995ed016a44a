package fr.conciergerie.partners;

import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.NotFound;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code partners.closure}. */
@Repository
class ClosureRepository {

    private record Row(PartnerId partner, Closure closure) {}

    private final JdbcClient jdbc;

    ClosureRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The closures that are not over before a day, soonest first; a partner without any is not in the answer. */
    Map<PartnerId, List<Closure>> notOverBefore(LocalDate day, Collection<PartnerId> partners) {
        return jdbc
                .sql("""
                select partner_id, id, first_day, last_day, reason from partners.closure
                 where partner_id = any(:partners) and last_day >= :day order by first_day, id
                """)
                .param("partners", PartnerRepository.keys(partners))
                .param("day", day)
                .query((row, _) -> new Row(
                        Columns.id(row, "partner_id", PartnerId::new),
                        new Closure(
                                row.getObject("id", UUID.class),
                                row.getObject("first_day", LocalDate.class),
                                row.getObject("last_day", LocalDate.class),
                                row.getString("reason"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Row::partner, Collectors.mapping(Row::closure, Collectors.toList())));
    }

    /** The same days told once more change nothing. */
    void insert(PartnerId partner, Closure closure) {
        jdbc.sql("""
                insert into partners.closure (id, partner_id, first_day, last_day, reason)
                select :id, :partner, :firstDay, :lastDay, :reason
                 where not exists (select from partners.closure
                                    where partner_id = :partner and first_day = :firstDay and last_day = :lastDay)
                """)
                .param("id", closure.id())
                .param("partner", partner.value())
                .param("firstDay", closure.firstDay())
                .param("lastDay", closure.lastDay())
                .param("reason", closure.reason())
                .update();
    }

    void delete(PartnerId partner, UUID closure) {
        int deleted = jdbc.sql("delete from partners.closure where id = :id and partner_id = :partner")
                .param("id", closure)
                .param("partner", partner.value())
                .update();
        if (deleted == 0) {
            throw new NotFound("closure " + closure);
        }
    }
}
