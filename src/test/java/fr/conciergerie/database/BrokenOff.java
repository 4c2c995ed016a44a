package fr.conciergerie.database;

import static org.awaitility.Awaitility.await;

import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Tenant;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A deed that is broken off in its middle, as the database sees it when a house is killed: the connection is gone before anything is
 * settled.
 */
public final class BrokenOff {

    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private BrokenOff() {}

    /**
     * Does it until it waits for a row that is held, and ends its connection there.
     *
     * @param row a statement that locks a row which the deed comes to change, after others
     * @return what whoever asked for it hears
     */
    public static <T> T at(ApplicationContext context, OperatorId operator, String row, Callable<T> deed)
            throws Exception {
        var jdbc = context.getBean(JdbcClient.class);
        var transaction = context.getBean(TransactionTemplate.class);
        var holder = new CompletableFuture<Integer>();
        var letGo = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var holding = threads.submit(() -> {
                try {
                    Tenant.run(
                            operator,
                            () -> transaction.executeWithoutResult(_ -> {
                                jdbc.sql(row).query().singleRow();
                                holder.complete(jdbc.sql("select pg_backend_pid()")
                                        .query(Integer.class)
                                        .single());
                                await().atMost(A_MINUTE).until(() -> letGo.getCount() == 0);
                            }));
                } catch (RuntimeException e) {
                    holder.completeExceptionally(e);
                }
                return true;
            });
            try {
                int held = holder.get();
                var heard = threads.submit(deed);
                await().atMost(A_MINUTE)
                        .until(() -> !jdbc.sql("""
                                select pg_terminate_backend(pid) from pg_stat_activity
                                 where :held = any (pg_blocking_pids(pid))
                                """)
                                .param("held", held)
                                .query(Boolean.class)
                                .list()
                                .isEmpty());
                return heard.get();
            } finally {
                letGo.countDown();
                holding.get();
            }
        }
    }
}
