package fr.conciergerie.bench;

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
import java.util.concurrent.TimeUnit;

/** How long the packaged application takes to its first page, on an empty folder and on one it knows, and its memory. */
record StartUp(Duration first, Duration later, long residentKilobytes) {

    static StartUp measure(Path jar, Path data) throws IOException, InterruptedException {
        var first = start(jar, data, true);
        var later = start(jar, data, false);
        return new StartUp(first.took(), later.took(), later.residentKilobytes());
    }

    void print() {
        System.out.printf(
                Locale.ROOT, "%nstart-up to the first page, demonstration data loaded: %.1f s%n", seconds(first));
        System.out.printf(Locale.ROOT, "start-up to the first page, later: %.1f s%n", seconds(later));
        System.out.printf(Locale.ROOT, "resident memory after start-up: %d MB%n", residentKilobytes / 1024);
    }

    private static Started start(Path jar, Path data, boolean fresh) throws IOException, InterruptedException {
        int port = freePort();
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseCompactObjectHeaders",
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                jar.toString(),
                "--demo",
                "--port",
                String.valueOf(port),
                "--data",
                data.toString()));
        if (fresh) {
            command.add("--fresh");
        }
        long begun = System.nanoTime();
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            awaitFirstPage(port, process);
            return new Started(Duration.ofNanos(System.nanoTime() - begun), residentKilobytes(process.pid()));
        } finally {
            process.destroy();
            process.waitFor(30, TimeUnit.SECONDS);
        }
    }

    private static void awaitFirstPage(int port, Process process) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var page = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/sign-in"))
                    .build();
            while (process.isAlive()) {
                try {
                    if (client.send(page, BodyHandlers.discarding()).statusCode() == 200) {
                        return;
                    }
                } catch (IOException _) {
                    TimeUnit.MILLISECONDS.sleep(20);
                }
            }
            throw new IOException("it did not start: exit code " + process.exitValue());
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
