package fr.conciergerie.notifications;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that answers as it is told to, for what a well-behaved one never does. */
final class ScriptedMailServer implements AutoCloseable {

    /** The answer that is none: the line goes dead. */
    static final String HANG_UP = "";

    private final ServerSocket socket;
    private final Map<String, String> answers;
    private final AtomicInteger messages = new AtomicInteger();

    /** @param answers by the command they answer; {@code .} is the end of a message; the rest is accepted */
    ScriptedMailServer(Map<String, String> answers) {
        this.answers = Map.copyOf(answers);
        try {
            socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Messages that arrived whole, whatever was answered then. */
    int messages() {
        return messages.get();
    }

    private void serve() {
        try {
            while (true) {
                try (var caller = socket.accept()) {
                    talk(caller);
                } catch (SocketException e) {
                    if (socket.isClosed()) {
                        return;
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void talk(Socket caller) throws IOException {
        var in = new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
        var out = caller.getOutputStream();
        var answer = answers.getOrDefault("HELLO", "220 ready");
        var inMessage = false;
        while (!answer.equals(HANG_UP)) {
            out.write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
            var line = in.readLine();
            while (inMessage && line != null && !line.equals(".")) {
                line = in.readLine();
            }
            if (line == null) {
                return;
            }
            var command = line.split("[ :]")[0];
            if (command.equals(".")) {
                messages.incrementAndGet();
            }
            inMessage = command.equals("DATA") && !answers.containsKey("DATA");
            answer = answers.getOrDefault(command, inMessage ? "354 go on" : "250 fine");
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
