package fr.conciergerie.insertion;

import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Audit;
import fr.conciergerie.web.OperatorDirectory;
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

    private static final UUID FIRST = new UUID(0, 0);

    /** Every sealed column there is. */
    static final List<Column> COLUMNS = List.of(
            new Column("person", "name"),
            new Column("person", "phone"),
            new Column("person", "email"),
            new Column("person", "exit_proof"),
            new Column("pass", "number"),
            new Column("learning", "title"),
            new Column("interview", "note"),
            new Column("goal", "text"));

    record Column(String table, String name) {}

    private record Sealed(UUID row, byte[] content) {}

    private final Vault vault;
    private final VaultSettings settings;
    private final JdbcClient jdbc;
    private final OperatorDirectory operators;
    private final Audit audit;
    private final TransactionOperations transactions;

    VaultRotation(
            Vault vault,
            VaultSettings settings,
            JdbcClient jdbc,
            OperatorDirectory operators,
            Audit audit,
            TransactionOperations transactions) {
        this.vault = vault;
        this.settings = settings;
        this.jdbc = jdbc;
        this.operators = operators;
        this.audit = audit;
        this.transactions = transactions;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (settings.rotate()) {
            LOG.info("the vault has a new key; {} values were sealed anew", rotate());
        }
    }

    /** What a rotation that was cut off left behind. */
    @Scheduled(cron = "0 50 3 * * *")
    @SchedulerLock(name = "insertion.vault", lockAtMostFor = "PT2H")
    void everyNight() {
        if (vault.isOpen() && vault.keys().exists()) {
            sealAnew(Integer.MAX_VALUE);
        }
    }

    /** A new primary key, unless the one before has not sealed everything yet; then everything that is left. */
    long rotate() {
        if (!isUnfinished()) {
            vault.keys().addPrimary();
            audit.note("insertion.vault-rotated", null, Map.of());
        }
        return sealAnew(Integer.MAX_VALUE);
    }

    boolean isUnfinished() {
        return operators.all().stream()
                .anyMatch(operator -> Tenant.call(
                        operator.id(),
                        () -> COLUMNS.stream()
                                .anyMatch(column -> Boolean.FALSE.equals(transactions.execute(
                                        _ -> left(column, FIRST, 1).isEmpty())))));
    }

    /** @param batches how many transactions at most */
    long sealAnew(int batches) {
        long[] sealed = {0};
        int[] left = {batches};
        operators
                .all()
                .forEach(operator -> Tenant.run(operator.id(), () -> {
                    for (var column : COLUMNS) {
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
    private Done batch(Column column, UUID after) {
        var rows = left(column, after, BATCH);
        int sealed = 0;
        for (var row : rows) {
            var place = column.table() + "." + column.name();
            byte[] anew;
            try {
                anew = vault.reseal(row.content(), row.row(), place);
            } catch (IllegalStateException e) {
                LOG.error("{} of {} does not open and stays as it is", place, row.row());
                continue;
            }
            sealed += jdbc.sql(
                            "update insertion.%1$s set %2$s_sealed = :sealed where id = :id and %2$s_sealed = :before"
                                    .formatted(column.table(), column.name()))
                    .param("sealed", anew)
                    .param("id", row.row())
                    .param("before", row.content())
                    .update();
        }
        return new Done(
                rows.size(), sealed, rows.isEmpty() ? after : rows.getLast().row());
    }

    private List<Sealed> left(Column column, UUID after, int most) {
        return jdbc.sql("""
                select id, %2$s_sealed as content from insertion.%1$s
                 where id > :after and substring(%2$s_sealed from 1 for %3$d) = any(:older)
                 order by id limit :most
                """.formatted(column.table(), column.name(), Keyset.PREFIX))
                .param("after", after)
                .param("older", vault.keys().olderPrefixes().toArray(byte[][]::new))
                .param("most", most)
                .query((row, _) -> new Sealed(PersonRepository.id(row, "id"), row.getBytes("content")))
                .list();
    }
}
