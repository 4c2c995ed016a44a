package fr.conciergerie.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes under load whose database stops, falls silent, is killed or has no room left: whoever orders meanwhile is told so
 * within three seconds, nothing acknowledged is lost and nothing is done twice, and work goes on by itself. How long it is
 * away may be said: {@code -Doutage.seconds=60}.
 */
class OutageTest {

    private static final int CLIENTS = 16;

    private static final Duration AWAY = Duration.ofSeconds(Integer.getInteger("outage.seconds", 6));

    /** Three seconds are promised; a machine that runs all these processes and a test beside them may take a little longer. */
    private static final Duration TOLD_WITHIN = Duration.ofSeconds(5);

    private static final Duration BACK_WITHIN = Duration.ofSeconds(10);

    @TempDir
    Path folder = Path.of("");

    @Test
    void aDatabaseOfTheHouseThatStopsOrFallsSilentOrCanOnlyBeRead() throws Exception {
        try (var server = OwnServer.start(18, folder.resolve("server"));
                var cable = new Cable(server.port())) {
            var access = server.make("conciergerie");
            var reached = new Access(
                    access.url().replace(":" + server.port(), ":" + cable.port()), access.user(), access.password());
            try (var house = Installed.start(Installed.settings(reached), folder.resolve("data"));
                    var shoppers = new Shoppers(house.house(), CLIENTS)) {
                survives("stopped", house, shoppers, server::stop, server::startAgain);
                survives("silent", house, shoppers, cable::fallSilent, cable::carryAgain);
                survives("only read", null, shoppers, () -> server.onlyRead(true), () -> server.onlyRead(false));
                nothingIsLostOrDoubled(house, shoppers, access);
            }
        }
    }

    @Test
    void theEmbeddedDatabaseThatIsKilled() throws Exception {
        var data = folder.resolve("data");
        try (var house = Installed.start(Map.of(), data);
                var shoppers = new Shoppers(house.house(), CLIENTS)) {
            ordersGoThrough(shoppers);
            long killed = System.nanoTime();
            kill(data);
            awaitRefusal(shoppers, killed);

            long back = awaitOrders(shoppers, System.nanoTime());
            tell("killed", shoppers, killed, back);
            nothingIsLostOrDoubled(
                    house, shoppers, EmbeddedPostgres.running(data).orElseThrow());
        }
    }

    @Test
    void aDiskWithoutRoom() throws Exception {
        assumeThat(System.getProperty("user.name"))
                .as("only root makes a small disk")
                .isEqualTo("root");
        var disk = Files.createDirectory(folder.resolve("disk"));
        run("mount", "-t", "tmpfs", "-o", "size=400m", "tmpfs", disk.toString());
        try {
            var data = disk.resolve("data");
            var filler = disk.resolve("filler");
            try (var house = Installed.start(Map.of(), data);
                    var shoppers = new Shoppers(house.house(), CLIENTS)) {
                survives("without room", null, shoppers, () -> fill(filler), () -> Files.delete(filler));
                nothingIsLostOrDoubled(
                        house, shoppers, EmbeddedPostgres.running(data).orElseThrow());
            }
        } finally {
            run("umount", "--lazy", disk.toString());
        }
    }

    private interface Deed {
        void run() throws Exception;
    }

    /** @param house whose readiness turns; null where it can still be read, and so does not */
    private static void survives(String how, @Nullable Installed house, Shoppers shoppers, Deed take, Deed giveBack)
            throws Exception {
        ordersGoThrough(shoppers);
        isReady(house, 200);

        long gone = System.nanoTime();
        take.run();
        awaitRefusal(shoppers, gone);
        isReady(house, 503);
        var until = gone + AWAY.toNanos();
        await().atMost(AWAY.plusSeconds(30)).until(() -> System.nanoTime() - until > 0);

        giveBack.run();
        long returned = System.nanoTime();
        long back = awaitOrders(shoppers, returned);
        isReady(house, 200);
        tell(how, shoppers, gone, back);
        assertThat(Duration.ofNanos(back - returned)).isLessThan(BACK_WITHIN);
    }

    private static void isReady(@Nullable Installed house, int status) {
        if (house != null) {
            await().atMost(BACK_WITHIN).until(() -> house.readiness() == status);
        }
    }

    private static void awaitRefusal(Shoppers shoppers, long since) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> shoppers.since(since).stream().anyMatch(it -> it.status() == 503));
    }

    private static void ordersGoThrough(Shoppers shoppers) {
        long now = System.nanoTime();
        await().atMost(Duration.ofMinutes(1)).until(() -> shoppers.ordersSince(now) > 50);
    }

    private static long awaitOrders(Shoppers shoppers, long since) {
        await().atMost(Duration.ofMinutes(1)).until(() -> shoppers.ordersSince(since) > CLIENTS);
        return shoppers.since(since).stream()
                .filter(it -> it.status() == 201)
                .mapToLong(Shoppers.Try::ended)
                .min()
                .orElseThrow();
    }

    /** Everybody who asked meanwhile was answered in time, and told when to come back. */
    private static void tell(String how, Shoppers shoppers, long gone, long back) {
        var meanwhile = shoppers.since(gone).stream()
                .filter(it -> it.ended() - back < 0)
                .toList();
        var slowest = meanwhile.stream()
                .map(Shoppers.Try::took)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        System.out.printf(
                Locale.ROOT,
                "outage, %s: %d requests answered %s, the slowest after %d ms, orders again %d ms after it was gone%n",
                how,
                meanwhile.size(),
                meanwhile.stream().map(Shoppers.Try::status).distinct().sorted().toList(),
                slowest.toMillis(),
                Duration.ofNanos(back - gone).toMillis());
        assertThat(meanwhile)
                .filteredOn(it -> it.status() != 201 && it.status() != 503)
                .isEmpty();
        assertThat(meanwhile)
                .filteredOn(it -> it.status() == 503)
                .isNotEmpty()
                .extracting(Shoppers.Try::retryAfter)
                .containsOnly("5");
        assertThat(slowest).isLessThan(TOLD_WITHIN);
    }

    private static void nothingIsLostOrDoubled(Installed house, Shoppers shoppers, Access access) throws Exception {
        shoppers.goHome();
        var orders = shoppers.acknowledged();
        assertThat(shoppers.missing(orders, house.house())).isEmpty();
        assertThat(withoutAnswer(access, shoppers.began())).isEmpty();
        System.out.printf("outage: %d orders acknowledged, 0 lost, 0 doubled%n", orders.size());
    }

    /** Orders of the shoppers for which no answer is kept: one that was placed a second time under its key. */
    private static List<String> withoutAnswer(Access access, Instant since) throws SQLException {
        try (var connection = access.connect()) {
            connection.setAutoCommit(false);
            var found = new ArrayList<String>();
            for (var operator : Backup.operators(connection)) {
                Backup.see(connection, operator);
                try (var query = connection.prepareStatement("""
                        select o.id::text
                          from orders.customer_order o
                         where o.placed_at >= ?
                           and not exists (select from web.idempotency i where i.location like '%/' || o.id::text)
                        """)) {
                    query.setTimestamp(1, Timestamp.from(since));
                    var rows = query.executeQuery();
                    while (rows.next()) {
                        found.add(rows.getString(1));
                    }
                }
            }
            return found;
        }
    }

    private static void kill(Path data) throws IOException, InterruptedException {
        var pid = Files.readAllLines(data.resolve("postgresql").resolve("postmaster.pid"))
                .getFirst();
        run("kill", "-9", pid.strip());
    }

    private static void fill(Path filler) throws IOException {
        var zeros = new byte[1 << 16];
        try (var out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(zeros);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
