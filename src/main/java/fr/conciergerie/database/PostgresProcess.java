package fr.conciergerie.database;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A running PostgreSQL server, child of this process and gone with it.
 *
 * <p>The kernel signals the child when the <em>thread</em> that started it ends, so that thread is a platform thread of its
 * own that waits for the child until the end.
 */
final class PostgresProcess {

    /** In its pid file, after its number, its folder and when it began. */
    private static final int PORT_LINE = 3;

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

    private final Process process;

    private PostgresProcess(Process process) {
        this.process = process;
    }

    static PostgresProcess start(List<String> command, Path log) {
        var started = new CompletableFuture<Process>();
        Thread.ofPlatform().daemon().name("postgresql").start(() -> {
            try {
                var process = builder(detached(command), log).start();
                started.complete(process);
                process.waitFor();
            } catch (IOException | RuntimeException e) {
                started.completeExceptionally(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        return new PostgresProcess(started.join());
    }

    /** Runs one of the server's programs to its end; false when it failed, with the reason in the log. */
    static boolean run(List<String> command, Path log) {
        try {
            return builder(asUser(command), log).start().waitFor() == 0;
        } catch (IOException e) {
            throw new CannotStart("The embedded PostgreSQL cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("The start was interrupted.", e);
        }
    }

    /** Waits for its end; false when the wait was broken off. */
    boolean awaitEnd() {
        try {
            process.waitFor();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** Rolls back what is running, writes everything down and ends. */
    void stop() {
        stop(process.toHandle());
    }

    /** A server left over from a process that was killed: stops it, if the number in its pid file is still a server of ours. */
    static void stopOrphan(Path cluster) {
        orphan(cluster).ifPresent(PostgresProcess::stop);
    }

    /** Where the server of a folder listens; empty where none runs. */
    static Optional<Integer> port(Path cluster) {
        return orphan(cluster).flatMap(_ -> {
            try (var lines = Files.lines(cluster.resolve("postmaster.pid"))) {
                return lines.skip(PORT_LINE).findFirst().map(String::strip).map(Integer::parseInt);
            } catch (IOException | NumberFormatException e) {
                return Optional.empty();
            }
        });
    }

    private static Optional<ProcessHandle> orphan(Path cluster) {
        var pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        try (var lines = Files.lines(pidFile)) {
            return lines.findFirst()
                    .map(line -> Long.parseLong(line.strip()))
                    .flatMap(ProcessHandle::of)
                    .filter(handle -> serves(handle, cluster));
        } catch (IOException | NumberFormatException e) {
            throw new CannotStart("The file %s cannot be read: %s".formatted(pidFile, e.getMessage()), e);
        }
    }

    /** Numbers are given out again after a restart of the machine, and a zombie keeps its own: read the command before believing. */
    private static boolean serves(ProcessHandle handle, Path cluster) {
        return handle.info().arguments().map(List::of).orElse(List.of()).contains(cluster.toString());
    }

    private static void stop(ProcessHandle server) {
        signal(server, "INT");
        if (!ends(server)) {
            signal(server, "QUIT");
            ends(server);
        }
    }

    private static boolean ends(ProcessHandle server) {
        try {
            server.onExit().get(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            return false;
        }
    }

    /** The JDK only sends TERM, on which PostgreSQL waits for its clients to leave by themselves. */
    private static void signal(ProcessHandle server, String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(server.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            server.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** In a session of its own, so that Ctrl-C reaches the application first; told when the application dies. */
    private static List<String> detached(List<String> command) {
        var whole = new ArrayList<String>();
        program("setsid").ifPresent(whole::add);
        program("setpriv")
                .ifPresentOrElse(
                        setpriv -> whole.addAll(asUser(append(List.of(setpriv, "--pdeathsig", "INT"), command))),
                        () -> whole.addAll(asUser(command)));
        return whole;
    }

    /** PostgreSQL refuses to run as root: there it gets a user namespace in which root is nobody. */
    private static List<String> asUser(List<String> command) {
        if (!System.getProperty("user.name").equals("root")) {
            return command;
        }
        var unshare = program("unshare")
                .orElseThrow(
                        () -> new CannotStart(
                                "PostgreSQL does not run as root and this machine has no unshare; start as another user, or set CONCIERGERIE_DATABASE_URL."));
        return append(List.of(unshare, "--user"), command);
    }

    private static List<String> append(List<String> first, List<String> second) {
        var whole = new ArrayList<>(first);
        whole.addAll(second);
        return whole;
    }

    private static Optional<String> program(String name) {
        for (var folder : List.of("/usr/bin", "/bin", "/usr/local/bin")) {
            var file = new File(folder, name);
            if (file.canExecute()) {
                return Optional.of(file.getPath());
            }
        }
        return Optional.empty();
    }

    private static ProcessBuilder builder(List<String> command, Path log) {
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("PG") || name.startsWith("LC_") || name.equals("LANG"));
        builder.environment().put("TZ", "UTC");
        return builder;
    }
}
