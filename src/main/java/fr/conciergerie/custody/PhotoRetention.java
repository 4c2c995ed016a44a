package fr.conciergerie.custody;

import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.OperatorDirectory;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Objects;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Forgets the pictures of a piece some months after its member took it back, with the work done or without. As long as the
 * piece is on a shelf, at a partner's or looked for, its pictures stay. The ledger says nothing of pictures, so that nothing
 * in it changes.
 */
@Component
class PhotoRetention {

    /** What the page about people's data promises: a shorter time keeps the promise, a longer one does not. */
    private static final Period PROMISED = Period.ofMonths(6);

    /** A picture weighs up to four megabytes: so many at once keep nobody waiting. */
    private static final int BATCH = 100;

    private final OperatorDirectory operators;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Period kept;

    PhotoRetention(
            OperatorDirectory operators,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock,
            @Value("${conciergerie.photos.kept:P6M}") Period kept) {
        if (kept.isNegative() || LocalDate.EPOCH.plus(kept).isAfter(LocalDate.EPOCH.plus(PROMISED))) {
            throw new IllegalArgumentException(
                    "CONCIERGERIE_PHOTOS_KEPT is %s: pictures are kept for six months (P6M) at most".formatted(kept));
        }
        this.operators = operators;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.kept = kept;
    }

    @Scheduled(cron = "0 20 3 * * *")
    @SchedulerLock(name = "custody-photos", lockAtMostFor = "PT1H")
    void everyNight() {
        var now = clock.instant();
        operators.all().forEach(it -> Tenant.run(it.id(), () -> forget(now)));
    }

    private void forget(Instant now) {
        int forgotten = BATCH;
        while (forgotten == BATCH) {
            forgotten = Objects.requireNonNull(transaction.execute(_ -> forgetSome(now)));
        }
    }

    /** The day counts as it is at the site; the last hand-over of a piece is its pick-up. */
    private int forgetSome(Instant now) {
        return jdbc.sql("""
                        delete from custody.photo where id in (
                            select p.id
                              from custody.photo p
                              join custody.item i on i.operator_id = p.operator_id and i.id = p.item_id
                              join custody.custody_event e on e.item_id = i.id and e.seq = i.seq
                              join organisations.site_v s on s.id = i.site_id
                             where i.holder_kind in ('MEMBER', 'DELEGATE', 'DISPOSED') and not i.missing
                               and (e.at at time zone s.zone)::date + cast(:kept as interval)
                                   <= (cast(:now as timestamptz) at time zone s.zone)::date
                             limit :batch)
                        """)
                .param("kept", kept.toString())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("batch", BATCH)
                .update();
    }
}
