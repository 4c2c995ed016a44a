package fr.conciergerie.animations;

import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Constraints;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is brought to collections, as rows. */
@Repository
class DepositRepository {

    private final JdbcClient jdbc;

    DepositRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param lot null where it is refused */
    void insert(
            DepositId id,
            CollectionId collection,
            Good good,
            int amount,
            @Nullable LotId lot,
            @Nullable GoodRefusal refusal,
            Instant now) {
        keepingSealed(() -> jdbc.sql("""
                        insert into animations.deposit (id, collection_id, good_id, unit, good_taken, amount, lot_id, refusal, at)
                        values (:id, :collection, :good, :unit, :taken, :amount, :lot, :refusal, :now)
                        """)
                .param("id", id.value())
                .param("collection", collection.value())
                .param("good", good.id().value())
                .param("unit", good.unit().name())
                .param("taken", good.taken())
                .param("amount", amount)
                .param("lot", lot == null ? null : lot.value())
                .param("refusal", refusal == null ? null : refusal.name())
                .param("now", Columns.utc(now))
                .update());
    }

    /** Noted by mistake; once said, it stays said. */
    void withdraw(CollectionId collection, DepositId id, Instant now) {
        int known = keepingSealed(() -> jdbc.sql("""
                        update animations.deposit set withdrawn_at = coalesce(withdrawn_at, :now)
                         where id = :id and collection_id = :collection
                        """)
                .param("now", Columns.utc(now))
                .param("id", id.value())
                .param("collection", collection.value())
                .update());
        if (known == 0) {
            throw new NotFound("deposit " + id);
        }
    }

    /** What was brought last. */
    List<DepositView> latest(CollectionId collection, int limit) {
        return jdbc.sql("""
                        select d.id, d.amount, d.refusal, d.at, l.number, coalesce(l.status = 'OPEN', true) as open,
                               g.id as good_id, g.name, g.unit, g.taken
                          from animations.deposit d
                          join animations.good g on g.id = d.good_id
                          left join animations.lot l on l.id = d.lot_id
                         where d.collection_id = :collection and d.withdrawn_at is null
                         order by d.at desc, d.id desc limit :limit
                        """)
                .param("collection", collection.value())
                .param("limit", limit)
                .query((row, _) -> new DepositView(
                        Columns.id(row, "id", DepositId::new),
                        CollectionRepository.good(row),
                        row.getInt("amount"),
                        row.getObject("number", Integer.class),
                        row.getString("refusal") == null ? null : GoodRefusal.valueOf(row.getString("refusal")),
                        Columns.instant(row, "at"),
                        row.getBoolean("open")))
                .list();
    }

    private static int keepingSealed(Supplier<Integer> change) {
        return Constraints.refusing(change, name -> switch (name) {
            case "lot_is_sealed" -> Refused.conflict("animations.collection.lot-is-sealed");
            case "only_what_is_taken" -> Refused.conflict("animations.collection.not-taken");
            default -> null;
        });
    }
}
