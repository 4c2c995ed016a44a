package fr.conciergerie.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;

/** How long {@code bin/dev} takes to its first page, on an empty folder and on one it knows, and its memory. */
record StartUp(Duration first, Duration later, long residentKilobytes) {

    static StartUp measure(Path data) throws IOException, InterruptedException {
        // Not measured: it unpacks what was built, and keeps for later starts what they all read.
        start(data, true);
        var first = start(data, true);
        var later = start(data, false);
        return new StartUp(first.took(), later.took(), later.residentKilobytes());
    }

    void print() {
        System.out.printf(
                Locale.ROOT, "%nstart-up to the first page, demonstration data loaded: %.1f s%n", seconds(first));
        System.out.printf(Locale.ROOT, "start-up to the first page, later: %.1f s%n", seconds(later));
        System.out.printf(Locale.ROOT, "resident memory after start-up: %d MB%n", residentKilobytes / 1024);
    }

    private static Started start(Path data, boolean fresh) throws IOException, InterruptedException {
        int port = freePort();
        var command = new ArrayList<>(List.of(
                "bin/dev",
                "--port",
                String.valueOf(port),
                "--data",
                data.toAbsolutePath().toString()));
        if (fresh) {
            command.add("--fresh");
        }
        long begun = System.nanoTime();
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var output = process.inputReader()) {
            awaitAddress(output);
            openFirstPage(port);
            return new Started(Duration.ofNanos(System.nanoTime() - begun), residentKilobytes(process.pid()));
        } finally {
            process.destroy();
            process.waitFor(30, TimeUnit.SECONDS);
        }
    }

    /** It is printed last, once everything is there. */
    private static void awaitAddress(BufferedReader output) throws IOException {
        var said = new StringJoiner("\n");
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("Conciergerie runs on")) {
                return;
            }
            said.add(line);
        }
        throw new IOException("it did not start, and said:\n" + said);
    }

    private static void openFirstPage(int port) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var page = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/sign-in"))
                    .build();
            int status = client.send(page, BodyHandlers.discarding()).statusCode();
            if (status != 200) {
                throw new IOException("the first page answers " + status);
            }
        }
    }

    private static long residentKilobytes(long pid) throws IOException {
        var status = Path.of("/proc", String.valueOf(pid), "status");
        return Files.exists(status)
                ? Files.readAllLines(status).stream()
                        .filter(it -> it.startsWith("VmRSS:"))
                        .mapToLong(it -> Long.parseLong(it.replaceAll("\\D", "")))
                        .sum()
                : 0;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }

    private record Started(Duration took, long residentKilobytes) {}
}
