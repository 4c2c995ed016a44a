package fr.conciergerie.freebusy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;

/**
 * A server that keeps calendars, on this machine, which calls itself {@code agenda.example}: a client that is told to finds it
 * there and trusts it. Another name of it, {@code maison.example}, is found in the private network.
 */
final class CalendarServer implements AutoCloseable {

    static final String ADDRESS = "https://agenda.example";

    private static final char[] PASSWORD = "changeit".toCharArray();

    /** With a key that is made for the day, once: that takes a program of its own. */
    private static final SSLContext TLS = tls();

    private final HttpsServer server;
    private final Map<String, Handler> answers = new ConcurrentHashMap<>();

    /** What is answered at some path. */
    interface Handler {
        void answer(HttpExchange exchange) throws IOException;
    }

    CalendarServer() {
        try {
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setHttpsConfigurator(new HttpsConfigurator(TLS));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                answers.getOrDefault(exchange.getRequestURI().getPath(), it -> it.sendResponseHeaders(404, -1))
                        .answer(exchange);
            }
        });
        server.start();
    }

    CalendarServer answer(String path, Handler answer) {
        answers.put(path, answer);
        return this;
    }

    CalendarServer answer(String path, int status, byte[] body) {
        return answer(path, exchange -> {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        });
    }

    CalendarServer redirect(String path, String location) {
        return answer(path, exchange -> {
            exchange.getResponseHeaders().add("Location", location);
            exchange.sendResponseHeaders(302, -1);
        });
    }

    /** A client to whom the names of this server are known. */
    CalendarClient client() {
        return client(server.getAddress().getPort());
    }

    /** One that finds them at another port. */
    static CalendarClient client(int port) {
        return new CalendarClient(PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new Names())
                .setSchemePortResolver(_ -> port)
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(TLS)));
    }

    /** A door behind which anything may be said, whether it is HTTP or not. */
    static ServerSocket door() throws IOException {
        return TLS.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    private static final class Names implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return host.equals("agenda.example")
                    ? new InetAddress[] {InetAddress.getLoopbackAddress()}
                    : new PublicHosts().resolve(host.equals("maison.example") ? "localhost" : host);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    private static SSLContext tls() {
        try {
            var folder = Files.createTempDirectory("calendar-server");
            try {
                return tls(folder.resolve("key.p12"));
            } finally {
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SSLContext tls(Path file) throws IOException {
        try {
            var made = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-keystore",
                            file.toString(),
                            "-storepass",
                            new String(PASSWORD),
                            "-alias",
                            "agenda",
                            "-keyalg",
                            "EC",
                            "-dname",
                            "CN=agenda.example",
                            "-ext",
                            "san=dns:agenda.example"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (made != 0) {
                throw new IllegalStateException("keytool ended with " + made);
            }
            var keys = KeyStore.getInstance(file.toFile(), PASSWORD);
            var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            own.init(keys, PASSWORD);
            var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusted.init(keys);
            var context = SSLContext.getInstance("TLS");
            context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
