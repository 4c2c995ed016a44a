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
    record Result(Duration took, ProcessorTime used, long[] nanos) {

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
            var running = new ArrayList<Future<long[]>>();
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

    private static Result gathered(ArrayList<Future<long[]>> running, long start, ProcessorTime before)
            throws InterruptedException, ExecutionException {
        var all = LongStream.empty();
        for (var one : running) {
            all = LongStream.concat(all, Arrays.stream(one.get()));
        }
        var took = Duration.ofNanos(System.nanoTime() - start);
        return new Result(took, ProcessorTime.now().since(before), all.sorted().toArray());
    }

    /** What goes wrong ends the measurement: a figure with errors in it would be one of something else. */
    private static long[] drive(Client client, Duration time) throws Exception {
        var nanos = LongStream.builder();
        long until = System.nanoTime() + time.toNanos();
        for (long begun = System.nanoTime(); begun < until; ) {
            client.once();
            long done = System.nanoTime();
            nanos.add(done - begun);
            begun = done;
        }
        return nanos.build().toArray();
    }
}
