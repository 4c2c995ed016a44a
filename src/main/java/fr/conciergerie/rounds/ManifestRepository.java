package fr.conciergerie.rounds;

import fr.conciergerie.custody.ItemId;
import fr.conciergerie.custody.TransferId;
import fr.conciergerie.shared.Columns;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was said of each piece at a stop, as rows that are only ever added to. */
@Repository
class ManifestRepository {

    private final JdbcClient jdbc;

    ManifestRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(RoundStopId stop, int closing, ItemId item, Way way, Said said, @Nullable TransferId transfer) {
        jdbc.sql("""
                        insert into rounds.manifest (stop_id, closing, item_id, way, said, transfer_id)
                        values (:stop, :closing, :item, :way, :said, :transfer)
                        """)
                .param("stop", stop.value())
                .param("closing", closing)
                .param("item", item.value())
                .param("way", way.name())
                .param("said", said.name())
                .param("transfer", transfer == null ? null : transfer.value())
                .update();
    }

    /** What was given to a partner or taken from there when a stop was closed last. */
    List<TransferId> transfers(RoundStop stop) {
        return jdbc.sql("""
                        select distinct transfer_id from rounds.manifest
                         where stop_id = :stop and closing = :closing and way in ('GIVE', 'TAKE') and transfer_id is not null
                        """)
                .param("stop", stop.id().value())
                .param("closing", stop.closings())
                .query((row, _) -> Columns.id(row, "transfer_id", TransferId::new))
                .list();
    }

    void reopened(RoundStop stop, UUID who, @Nullable String why, Instant now) {
        jdbc.sql("""
                        insert into rounds.reopening (stop_id, closing, at, account_id, why)
                        values (:stop, :closing, :at, :who, :why)
                        """)
                .param("stop", stop.id().value())
                .param("closing", stop.closings())
                .param("at", Columns.utc(now))
                .param("who", who)
                .param("why", why)
                .update();
    }

    /** Of the stops of a round that are made, each as it was closed last. */
    List<ManifestLine> of(RoundId round) {
        return jdbc.sql("""
                        select s.id as stop_id, m.way, m.said, count(*) as pieces
                          from rounds.stop s
                          join rounds.manifest m on m.stop_id = s.id and m.closing = s.closings
                         where s.round_id = :round and s.arrived_at is not null
                         group by s.id, m.way, m.said
                         order by s.id, m.way, m.said
                        """)
                .param("round", round.value())
                .query((row, _) -> new ManifestLine(
                        Columns.id(row, "stop_id", RoundStopId::new),
                        Way.valueOf(row.getString("way")),
                        Said.valueOf(row.getString("said")),
                        row.getInt("pieces")))
                .list();
    }
}
