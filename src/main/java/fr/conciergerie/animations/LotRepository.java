package fr.conciergerie.animations;

import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Constraints;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lots and what is in them, as rows. */
@Repository
class LotRepository {

    /** Of an open lot by what was taken in; of a sealed one by what was written down when it was. */
    private static final String SELECT = """
            select l.*, g.id as good_id, g.name, g.unit, g.taken, g.position, coalesce(k.deposited, d.amount) as deposited,
                   coalesce(k.sealed, d.amount) as sealed, k.sealing_note, k.received, k.receipt_note
              from animations.lot l
              left join (select lot_id, good_id, sum(amount) as amount from animations.deposit
                          where withdrawn_at is null and lot_id is not null group by lot_id, good_id) d on d.lot_id = l.id
              left join animations.lot_content k on k.lot_id = l.id and k.good_id = d.good_id
              left join animations.good g on g.id = d.good_id
            """;

    private final JdbcClient jdbc;

    LotRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The lots of a collection, the first first. */
    List<LotView> of(CollectionId collection) {
        return jdbc.sql(SELECT + " where l.collection_id = :collection order by l.number, g.position")
                .param("collection", collection.value())
                .query(LotRepository::lots);
    }

    LotView get(LotId id) {
        var found = jdbc.sql(SELECT + " where l.id = :id order by g.position")
                .param("id", id.value())
                .query(LotRepository::lots);
        if (found.isEmpty()) {
            throw new NotFound("lot " + id);
        }
        return found.getFirst();
    }

    /** How many times something was taken in for it. */
    int deposits(LotId id) {
        return jdbc.sql("select count(*) from animations.deposit where lot_id = :id and withdrawn_at is null")
                .param("id", id.value())
                .query(Integer.class)
                .single();
    }

    /** What was brought and not taken since the lot before was sealed, until this one was. */
    List<RefusedGood> refused(LotView lot) {
        return jdbc.sql("""
                        select g.id as good_id, g.name, g.unit, g.taken, d.refusal, sum(d.amount) as amount
                          from animations.deposit d
                          join animations.good g on g.id = d.good_id
                         where d.collection_id = :collection and d.withdrawn_at is null and d.refusal is not null
                           and d.at <= (select sealed_at from animations.lot where id = :id)
                           and d.at > coalesce((select sealed_at from animations.lot
                                                 where collection_id = :collection and number = :number - 1), '-infinity')
                         group by g.id, d.refusal order by g.position, d.refusal
                        """)
                .param("collection", lot.collection().value())
                .param("id", lot.id().value())
                .param("number", lot.number())
                .query((row, _) -> new RefusedGood(
                        CollectionRepository.good(row),
                        GoodRefusal.valueOf(row.getString("refusal")),
                        row.getLong("amount")))
                .list();
    }

    /** The one that takes what is brought; whoever seals it waits until this transaction has ended. */
    Optional<LotId> open(CollectionId collection) {
        return jdbc.sql("select id from animations.lot where collection_id = :collection and status = 'OPEN' for share")
                .param("collection", collection.value())
                .query((row, _) -> Columns.id(row, "id", LotId::new))
                .optional();
    }

    /** The next one. Of two who open it at once both have the same. */
    LotId openNext(CollectionId collection, Instant now) {
        jdbc.sql("""
                insert into animations.lot (id, collection_id, number, status)
                select :id, :collection, coalesce(max(number), 0) + 1, 'OPEN'
                  from animations.lot where collection_id = :collection
                on conflict do nothing
                """)
                .param("id", Ids.next(now))
                .param("collection", collection.value())
                .update();
        return open(collection).orElseThrow(() -> new OptimisticLockingFailureException("a lot was sealed meanwhile"));
    }

    void seal(LotView lot, int version, List<Counted> counted, Instant now) {
        changed(
                lot,
                jdbc.sql("""
                        update animations.lot set status = 'SEALED', sealed_at = :now, version = version + 1
                         where id = :id and version = :version and status = 'OPEN'
                        """)
                        .param("now", Columns.utc(now))
                        .param("id", lot.id().value())
                        .param("version", version)
                        .update());
        for (var one : counted) {
            refusing(() -> jdbc.sql("""
                            insert into animations.lot_content (lot_id, good_id, deposited, sealed, sealing_note)
                            select :lot, :good, coalesce(sum(amount), 0), :amount, :note from animations.deposit
                             where lot_id = :lot and good_id = :good and withdrawn_at is null
                            """)
                    .param("lot", lot.id().value())
                    .param("good", one.good().value())
                    .param("amount", one.amount())
                    .param("note", one.note())
                    .update());
        }
    }

    void handOver(LotView lot, int version, String function, Instant now) {
        changed(
                lot,
                jdbc.sql("""
                        update animations.lot
                           set status = 'HANDED_OVER', handed_to = :function, handed_at = :now, version = version + 1
                         where id = :id and version = :version and status = 'SEALED'
                        """)
                        .param("function", function)
                        .param("now", Columns.utc(now))
                        .param("id", lot.id().value())
                        .param("version", version)
                        .update());
    }

    void receive(LotView lot, int version, String number, LocalDate day, List<Counted> counted) {
        for (var one : counted) {
            refusing(() -> jdbc.sql("""
                            update animations.lot_content set received = :amount, receipt_note = :note
                             where lot_id = :lot and good_id = :good
                            """)
                    .param("amount", one.amount())
                    .param("note", one.note())
                    .param("lot", lot.id().value())
                    .param("good", one.good().value())
                    .update());
        }
        changed(
                lot,
                jdbc.sql("""
                        update animations.lot
                           set status = 'RECEIVED', receipt_number = :number, received_on = :day, version = version + 1
                         where id = :id and version = :version and status = 'HANDED_OVER'
                        """)
                        .param("number", number)
                        .param("day", day)
                        .param("id", lot.id().value())
                        .param("version", version)
                        .update());
    }

    private static void changed(LotView lot, int rows) {
        if (rows == 0) {
            throw new OptimisticLockingFailureException("lot " + lot.id() + " changed meanwhile");
        }
    }

    private static int refusing(Supplier<Integer> change) {
        return Constraints.refusing(change, name -> switch (name) {
            case "sealed_as_deposited", "received_as_sealed" -> new Refused("animations.collection.say-why-it-differs");
            default -> null;
        });
    }

    private static List<LotView> lots(ResultSet rows) throws SQLException {
        var lots = new ArrayList<LotView>();
        var contents = new ArrayList<LotView.Content>();
        while (rows.next()) {
            var id = Columns.id(rows, "id", LotId::new);
            if (!lots.isEmpty() && lots.getLast().id().equals(id)) {
                lots.removeLast();
            } else {
                contents.clear();
            }
            if (rows.getObject("good_id", UUID.class) != null) {
                contents.add(new LotView.Content(
                        CollectionRepository.good(rows),
                        rows.getInt("deposited"),
                        rows.getInt("sealed"),
                        rows.getString("sealing_note"),
                        rows.getObject("received", Integer.class),
                        rows.getString("receipt_note")));
            }
            lots.add(new LotView(
                    id,
                    Columns.id(rows, "collection_id", CollectionId::new),
                    rows.getInt("number"),
                    LotStatus.valueOf(rows.getString("status")),
                    List.copyOf(contents),
                    Columns.instantOrNull(rows, "sealed_at"),
                    rows.getString("handed_to"),
                    Columns.instantOrNull(rows, "handed_at"),
                    rows.getString("receipt_number"),
                    rows.getObject("received_on", LocalDate.class),
                    rows.getInt("version")));
        }
        return lots;
    }
}
