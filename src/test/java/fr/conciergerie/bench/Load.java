package fr.conciergerie.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/** A number of clients that do the same thing as fast as they can, for a while. */
final class Load {

    static final int CLIENTS = 16;

    private Load() {}

    /** One client's way of doing it once; opened before the clock starts, closed after it has stopped. */
    interface Client extends AutoCloseable {
        void once() throws Exception;

        @Override
        default void close() throws Exception {}
    }

    /** @param nanos how long each one took, sorted */
    record Result(int errors, Duration took, ProcessorTime used, long[] nanos) {

        /** Milliseconds of processor time for each one, in this process (server and clients) and in the database. */
        double applicationMillis() {
            return used.application().toNanos() / 1e6 / nanos.length;
        }

        double databaseMillis() {
            return used.database().toNanos() / 1e6 / nanos.length;
        }

        double perSecond() {
            return nanos.length / (took.toNanos() / 1e9);
        }

        /** In milliseconds. */
        double percentile(double share) {
            return nanos.length == 0 ? Double.NaN : nanos[(int) Math.min(nanos.length - 1, nanos.length * share)] / 1e6;
        }
    }

    /** Until it no longer gets faster: the compiler takes its time, and longer on a busy machine. */
    static void warmUp(Duration round, int most, Callable<Client> opens, FollowUps follows) throws Exception {
        double best = 0;
        for (int i = 0, since = 0; i < most && since < 3; i++) {
            var now = run(round, opens).perSecond();
            follows.await();
            since = now > best * 1.02 ? 0 : since + 1;
            best = Math.max(best, now);
        }
    }

    static Result run(Duration time, Callable<Client> opens) throws Exception {
        var ready = new CountDownLatch(CLIENTS);
        var go = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
            var running = new ArrayList<Future<Measured>>();
            for (int i = 0; i < CLIENTS; i++) {
                running.add(threads.submit(() -> {
                    try (var client = opens.call()) {
                        client.once();
                        ready.countDown();
                        go.await();
                        return drive(client, time);
                    } finally {
                        ready.countDown();
                    }
                }));
            }
            ready.await();
            var before = ProcessorTime.now();
            long start = System.nanoTime();
            go.countDown();
            return gathered(running, start, before);
        }
    }

    private static Result gathered(ArrayList<Future<Measured>> running, long start, ProcessorTime before)
            throws InterruptedException, ExecutionException {
        int errors = 0;
        var all = LongStream.empty();
        for (var one : running) {
            var measured = one.get();
            errors += measured.errors;
            all = LongStream.concat(all, Arrays.stream(measured.nanos));
        }
        var took = Duration.ofNanos(System.nanoTime() - start);
        return new Result(
                errors, took, ProcessorTime.now().since(before), all.sorted().toArray());
    }

    private static Measured drive(Client client, Duration time) {
        var nanos = LongStream.builder();
        int errors = 0;
        long until = System.nanoTime() + time.toNanos();
        for (long begun = System.nanoTime(); begun < until; ) {
            try {
                client.once();
                long done = System.nanoTime();
                nanos.add(done - begun);
                begun = done;
            } catch (Exception e) {
                if (errors++ == 0) {
                    System.err.println("  an error: " + e.getMessage());
                }
                begun = System.nanoTime();
            }
        }
        return new Measured(errors, nanos.build().toArray());
    }

    private record Measured(int errors, long[] nanos) {}
}
