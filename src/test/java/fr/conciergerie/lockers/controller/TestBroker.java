package fr.conciergerie.lockers.controller;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A Mosquitto of a test's own: on a port of this machine, with a password file and the access list that installations are given. */
public final class TestBroker implements AutoCloseable {

    public static final String APPLICATION = "conciergerie";
    public static final String PASSWORD = "seulement-ici";

    private static final int TRIES = 100;

    private final Path folder;
    private final int port;

    private @Nullable Process process;

    private TestBroker(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    public static TestBroker start() {
        try (var free = new ServerSocket(0)) {
            var folder = Files.createTempDirectory("mosquitto");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            var broker = new TestBroker(folder, free.getLocalPort());
            Files.copy(Path.of("docs", "lockers.acl"), folder.resolve("acl"));
            Files.createFile(folder.resolve("passwords"));
            Files.writeString(folder.resolve("conf"), """
                    listener %d 127.0.0.1
                    allow_anonymous false
                    password_file %s
                    acl_file %s
                    user root
                    log_type error
                    """.formatted(
                            free.getLocalPort(), folder.resolve("passwords"), folder.resolve("acl")));
            broker.write(APPLICATION);
            free.close();
            broker.comeBack();
            return broker;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "mqtt://127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    /** Whoever has this name may sign in from now on. */
    public void letIn(String user) {
        write(user);
        run("kill", "-HUP", String.valueOf(running().pid()));
    }

    private void write(String user) {
        run(program("mosquitto_passwd"), "-b", folder.resolve("passwords").toString(), user, PASSWORD);
    }

    /** Without a word to anybody: what it had in mind is lost. */
    public void kill() {
        running().destroyForcibly();
        join();
    }

    public void comeBack() {
        try {
            process = new ProcessBuilder(
                            program("mosquitto"), "-c", folder.resolve("conf").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            for (int i = 0; i < TRIES; i++) {
                try (var _ = new Socket("127.0.0.1", port)) {
                    return;
                } catch (IOException _) {
                    running().waitFor(50, TimeUnit.MILLISECONDS);
                }
            }
            throw new IllegalStateException("Mosquitto does not listen: " + Files.readString(folder.resolve("log")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        running().destroy();
        join();
    }

    private void join() {
        try {
            running().waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Process running() {
        if (process == null) {
            throw new IllegalStateException("it was never started");
        }
        return process;
    }

    private static String program(String name) {
        var ofTheSystem = Path.of("/usr/sbin", name);
        return Files.exists(ofTheSystem) ? ofTheSystem.toString() : name;
    }

    private static void run(String... command) {
        try {
            var ran = new ProcessBuilder(command).redirectErrorStream(true).start();
            var said = new String(ran.getInputStream().readAllBytes());
            if (ran.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
