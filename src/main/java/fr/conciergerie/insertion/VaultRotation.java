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
                                        _ -> left(column, 1).isEmpty())))));
    }

    /** @param batches how many transactions at most */
    long sealAnew(int batches) {
        long[] sealed = {0};
        int[] left = {batches};
        operators.all().forEach(operator -> Tenant.run(operator.id(), () -> {
            for (var column : COLUMNS) {
                int done = BATCH;
                while (done == BATCH && left[0] > 0) {
                    done = Objects.requireNonNull(transactions.execute(_ -> batch(column)));
                    left[0] -= done > 0 ? 1 : 0;
                    sealed[0] += done;
                }
            }
        }));
        vault.claimAnew();
        return sealed[0];
    }

    private int batch(Column column) {
        var rows = left(column, BATCH);
        for (var row : rows) {
            jdbc.sql("update insertion.%s set %s_sealed = :sealed where id = :id and %s_sealed = :before"
                            .formatted(column.table(), column.name(), column.name()))
                    .param("sealed", vault.reseal(row.content(), row.row(), column.table() + "." + column.name()))
                    .param("id", row.row())
                    .param("before", row.content())
                    .update();
        }
        return rows.size();
    }

    private List<Sealed> left(Column column, int most) {
        return jdbc.sql("""
                select id, %2$s_sealed as content from insertion.%1$s
                 where substring(%2$s_sealed from 1 for %3$d) <> :prefix
                 order by id limit :most
                """.formatted(column.table(), column.name(), Keyset.PREFIX))
                .param("prefix", vault.keys().primaryPrefix())
                .param("most", most)
                .query((row, _) -> new Sealed(PersonRepository.id(row, "id"), row.getBytes("content")))
                .list();
    }
}
