package fr.conciergerie.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A backup is made while sixteen people order, and comes back elsewhere: every order that was acknowledged before it began is
 * there, and the doctor finds nothing. In processes of their own, on each kind of database.
 */
class BackupWhileOrderingTest {

    private static final int CLIENTS = 16;
    private static final String KEYS = "vault-keyset.json";

    @TempDir
    Path folder = Path.of("");

    @Test
    void onTheEmbeddedDatabase() throws Exception {
        isWhole(Map.of(), folder.resolve("data"), Map.of(), folder.resolve("elsewhere"));
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 18})
    void onADatabaseOfTheHouse(int version) throws Exception {
        try (var server = OwnServer.start(version, folder.resolve("server"))) {
            isWhole(
                    Installed.settings(server.make("here")),
                    folder.resolve("data"),
                    Installed.settings(server.make("elsewhere")),
                    folder.resolve("elsewhere"));
        }
    }

    private void isWhole(Map<String, String> here, Path data, Map<String, String> elsewhere, Path otherData)
            throws Exception {
        var file = folder.resolve("backup.zip").toString();
        try (var house = Installed.start(here, data);
                var shoppers = new Shoppers(house.house(), CLIENTS)) {
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> shoppers.acknowledged().size() > 100);
            var before = shoppers.acknowledged();
            long began = System.nanoTime();
            Installed.does(here, "--backup", file, "--data", data.toString());
            assertThat(shoppers.ordersSince(began))
                    .as("people went on ordering")
                    .isPositive();
            shoppers.goHome();
            house.stop();

            // The keys of the vault are never inside: they are kept apart, and put back by hand.
            Files.copy(data.resolve(KEYS), Files.createDirectories(otherData).resolve(KEYS));
            assertThat(Installed.does(elsewhere, "--restore", file, "--data", otherData.toString()))
                    .anyMatch(it -> it.contains("are back") && it.contains("and whole"));
            assertThat(Installed.does(elsewhere, "--doctor", "--data", otherData.toString()))
                    .anyMatch(it -> it.startsWith("All is well"));
            try (var other = Installed.start(elsewhere, otherData)) {
                assertThat(shoppers.missing(before, other.house())).isEmpty();
                System.out.printf(
                        "backup while %d people ordered: %d orders acknowledged before, 0 missing elsewhere%n",
                        CLIENTS, before.size());
                // its database goes on writing where the process is only killed
                other.stop();
            }
        }
    }
}
