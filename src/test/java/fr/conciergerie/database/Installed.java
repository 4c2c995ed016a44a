package fr.conciergerie.database;

import fr.conciergerie.Conciergerie;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The product as a process of its own, with the demonstration in it. */
record Installed(ChildJvm process, String house, int management) implements AutoCloseable {

    /** @param database empty where it brings its own */
    static Installed start(Map<String, String> database, Path data) throws IOException {
        if (database.isEmpty() && KeptDemonstration.isAskedFor() && Files.notExists(data)) {
            KeptDemonstration.copyTo(data);
        }
        var house = begin(database, data, "--demo");
        Thread.ofVirtual().start(() -> house.process.listenOn());
        return house;
    }

    /** Whoever starts it so hears what it says. */
    static Installed begin(Map<String, String> database, Path data, String... options) throws IOException {
        int port = OwnServer.freePort();
        int management = OwnServer.freePort();
        var settings = new HashMap<>(database);
        settings.put("CONCIERGERIE_MANAGEMENT_PORT", String.valueOf(management));
        settings.put("CONCIERGERIE_CALLS_A_MINUTE", "999999");
        var arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of("--port", String.valueOf(port), "--data", data.toString()));
        var process = ChildJvm.start(settings, Conciergerie.class, arguments.toArray(String[]::new));
        process.saidUntil("Conciergerie runs on ");
        return new Installed(process, "http://localhost:" + port, management);
    }

    static Map<String, String> settings(Access access) {
        return Map.of(
                "CONCIERGERIE_DATABASE_URL", access.url(),
                "CONCIERGERIE_DATABASE_USER", access.user(),
                "CONCIERGERIE_DATABASE_PASSWORD", access.password());
    }

    /** One of its deeds beside a start: a backup, a restoration, an examination. */
    static List<String> does(Map<String, String> database, String... arguments)
            throws IOException, InterruptedException {
        try (var deed = ChildJvm.start(database, Conciergerie.class, arguments)) {
            var said = new ArrayList<>(deed.allSaid());
            said.addAll(deed.errorsAtTheEnd());
            if (deed.exitCode() != 0) {
                throw new AssertionError(String.join(" ", arguments) + " ended with " + deed.exitCode() + ": " + said);
            }
            return said;
        }
    }

    int readiness() {
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + management + "/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(10))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** Ends as an administrator ends it. */
    void stop() throws InterruptedException {
        process.stop();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.close();
    }
}
