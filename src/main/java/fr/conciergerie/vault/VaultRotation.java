package fr.conciergerie.vault;

import fr.conciergerie.database.CannotStart;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.OperatorDirectory;
import fr.conciergerie.web.audit.Audit;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A new key, and everything sealed anew with it, some rows a transaction. What was cut off goes on where it stopped: what is
 * sealed begins with the number of its key, so what is left is found in the rows themselves.
 */
@Component
class VaultRotation implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(VaultRotation.class);

    private static final int BATCH = 200;

    /** Longer than any transaction of an instance that still knew the key before. */
    private static final Duration SETTLED = Duration.ofHours(1);

    private static final UUID FIRST = new UUID(0, 0);

    private record Sealed(UUID row, byte[] content) {}

    private final Vault vault;
    private final List<SealedColumn> columns;
    private final VaultSettings settings;
    private final JdbcClient jdbc;
    private final OperatorDirectory operators;
    private final Audit audit;
    private final TransactionOperations transactions;
    private final Clock clock;

    VaultRotation(
            Vault vault,
            List<SealedColumns> columns,
            VaultSettings settings,
            JdbcClient jdbc,
            OperatorDirectory operators,
            Audit audit,
            TransactionOperations transactions,
            Clock clock) {
        this.vault = vault;
        this.columns = columns.stream().flatMap(it -> it.columns().stream()).toList();
        this.settings = settings;
        this.jdbc = jdbc;
        this.operators = operators;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (settings.rotate()) {
            LOG.info("the vault has a new key; {} values were sealed anew", rotate());
        }
        if (settings.retire()) {
            LOG.info("{} older keys of the vault were thrown away; backups sealed with them need them still", retire());
        }
    }

    /** What a rotation that was cut off left behind. */
    @Scheduled(cron = "0 50 3 * * *", zone = DayClock.ZONE)
    @SchedulerLock(name = "vault", lockAtMostFor = "PT2H")
    void everyNight() {
        if (vault.isOpen() && vault.keys().exists()) {
            sealAnew(Integer.MAX_VALUE);
        }
    }

    /** What the key before has left over, if it was cut off; else a new primary key, and everything sealed with it. */
    long rotate() {
        long leftOver = sealAnew(Integer.MAX_VALUE);
        if (leftOver > 0) {
            return leftOver;
        }
        vault.keys().addPrimary();
        audit.note("insertion.vault-rotated", null, Map.of());
        return sealAnew(Integer.MAX_VALUE);
    }

    /**
     * Throws the keys before the newest away, once nothing is sealed with them any more.
     *
     * @return how many
     * @throws CannotStart if one of them is still needed, or might be: another instance may have sealed with it a moment ago
     */
    int retire() {
        var written = vault.keys().writtenAt();
        if (Duration.between(written, clock.instant()).compareTo(SETTLED) < 0) {
            throw new CannotStart(
                    "The keyset %s changed less than an hour ago, and something may still be on its way that an older key sealed; retire the keys later."
                            .formatted(vault.keys().file()));
        }
        sealAnew(Integer.MAX_VALUE);
        long closed = waiting();
        if (closed > 0) {
            throw new CannotStart(
                    "%d values are sealed with an older key and do not open; no key was retired, and the log names them."
                            .formatted(closed));
        }
        int retired = vault.keys().retireOlder(written);
        audit.note("insertion.vault-keys-retired", null, Map.of("keys", retired));
        return retired;
    }

    /** How many values are not sealed with the newest key yet. */
    long waiting() {
        return operators.all().stream()
                .mapToLong(operator -> Tenant.<Long>call(
                        operator.id(),
                        () -> columns.stream().mapToLong(this::waiting).sum()))
                .sum();
    }

    private long waiting(SealedColumn column) {
        return Objects.requireNonNull(transactions.execute(
                _ -> jdbc.sql("""
                select count(*) from %1$s where substring(%2$s_sealed from 1 for %3$d) = any(:older)
                """.formatted(column.table(), column.name(), Keyset.PREFIX))
                        .param("older", vault.keys().olderPrefixes().toArray(byte[][]::new))
                        .query(Long.class)
                        .single()));
    }

    /** @param batches how many transactions at most */
    long sealAnew(int batches) {
        long[] sealed = {0};
        int[] left = {batches};
        operators
                .all()
                .forEach(operator -> Tenant.run(operator.id(), () -> {
                    for (var column : columns) {
                        var last = FIRST;
                        while (last != null && left[0] > 0) {
                            var after = last;
                            var done = Objects.requireNonNull(transactions.execute(_ -> batch(column, after)));
                            left[0] -= done.rows() > 0 ? 1 : 0;
                            sealed[0] += done.sealed();
                            last = done.rows() == BATCH ? done.last() : null;
                        }
                    }
                }));
        vault.claimAnew();
        return sealed[0];
    }

    /** @param last where the next batch begins */
    private record Done(int rows, int sealed, UUID last) {}

    /** A value that does not open any more keeps nobody else's from being sealed anew. */
    private Done batch(SealedColumn column, UUID after) {
        var rows = left(column, after, BATCH);
        int sealed = 0;
        for (var row : rows) {
            var place = column.place();
            byte[] anew;
            try {
                anew = vault.reseal(row.content(), row.row(), place);
            } catch (IllegalStateException e) {
                LOG.error("{} of {} does not open and stays as it is", place, row.row());
                continue;
            }
            sealed += jdbc.sql("update %1$s set %2$s_sealed = :sealed where %3$s = :id and %2$s_sealed = :before"
                            .formatted(column.table(), column.name(), column.key()))
                    .param("sealed", anew)
                    .param("id", row.row())
                    .param("before", row.content())
                    .update();
        }
        return new Done(
                rows.size(), sealed, rows.isEmpty() ? after : rows.getLast().row());
    }

    private List<Sealed> left(SealedColumn column, UUID after, int most) {
        return jdbc.sql("""
                select %3$s as id, %2$s_sealed as content from %1$s
                 where %3$s > :after and substring(%2$s_sealed from 1 for %4$d) = any(:older)
                 order by %3$s limit :most
                """.formatted(column.table(), column.name(), column.key(), Keyset.PREFIX))
                .param("after", after)
                .param("older", vault.keys().olderPrefixes().toArray(byte[][]::new))
                .param("most", most)
                .query((row, _) -> new Sealed(row.getObject("id", UUID.class), row.getBytes("content")))
                .list();
    }
}
