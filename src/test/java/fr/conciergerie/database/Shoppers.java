package fr.conciergerie.database;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** Agents of the demonstration who order over the API, one order after another; each is asked for until it is acknowledged. */
final class Shoppers implements AutoCloseable {

    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
    private static final Duration BEFORE_ANOTHER_TRY = Duration.ofMillis(100);
    private static final String ORDER = """
            {"site":"pole-sud","channel":"ONLINE","lines":[{"service":"cordonnerie-talons","quantity":1}]}""";

    private final Instant began = Instant.now();
    private final String house;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Try> tries = new ConcurrentLinkedQueue<>();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private volatile boolean over;

    /**
     * One request.
     *
     * @param ended by {@link System#nanoTime}
     * @param status 0 when there was no answer
     * @param said what stood in an answer that is neither an order nor a request to come back
     */
    record Try(long ended, Duration took, int status, String retryAfter, String said) {}

    Shoppers(String house, int number) {
        this.house = house;
        for (int i = 0; i < number; i++) {
            threads.submit(this::shop);
        }
    }

    private void shop() {
        while (!over) {
            var key = UUID.randomUUID().toString();
            while (!over && !order(key)) {
                LockSupport.parkNanos(BEFORE_ANOTHER_TRY.toNanos());
            }
        }
    }

    private boolean order(String key) {
        long began = System.nanoTime();
        int status = 0;
        var retryAfter = "";
        var said = "";
        try {
            var answer = send(HttpRequest.newBuilder(URI.create(house + "/api/v1/orders"))
                    .timeout(Duration.ofMinutes(2))
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", key)
                    .POST(BodyPublishers.ofString(ORDER)));
            status = answer.statusCode();
            retryAfter = answer.headers().firstValue("Retry-After").orElse("");
            said = status == 201 || status == 503 ? "" : answer.body();
            if (status == 201) {
                var id = ID.matcher(answer.body());
                if (id.find()) {
                    acknowledged.add(id.group(1));
                }
            }
        } catch (IOException e) {
            said = e.toString();
        }
        long ended = System.nanoTime();
        tries.add(new Try(ended, Duration.ofNanos(ended - began), status, retryAfter, said));
        return status == 201;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(
                    request.header("Authorization", "Bearer demo-agent").build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            over = true;
            throw new IOException(e);
        }
    }

    Instant began() {
        return began;
    }

    Set<String> acknowledged() {
        return Set.copyOf(acknowledged);
    }

    /** What was answered since that moment. */
    List<Try> since(long moment) {
        return tries.stream().filter(it -> it.ended() - moment > 0).toList();
    }

    long ordersSince(long moment) {
        return since(moment).stream().filter(it -> it.status() == 201).count();
    }

    /** Those of some orders that the house does not know. */
    List<String> missing(Set<String> orders, String where) {
        return orders.parallelStream()
                .filter(id -> {
                    try {
                        return send(HttpRequest.newBuilder(URI.create(where + "/api/v1/orders/" + id)))
                                        .statusCode()
                                != 200;
                    } catch (IOException e) {
                        return true;
                    }
                })
                .toList();
    }

    /** Everybody finishes the request that is under way. */
    void goHome() {
        over = true;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(3, TimeUnit.MINUTES)) {
                throw new AssertionError("a request has no end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        over = true;
        threads.shutdownNow();
        http.close();
    }
}
