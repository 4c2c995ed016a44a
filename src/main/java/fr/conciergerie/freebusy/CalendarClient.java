package fr.conciergerie.freebusy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Fetches the calendar that somebody named: from the public network only, over HTTPS only, for so long and so much. Nothing of
 * one answer is kept for the next request: no cookie, no connection.
 */
@Component
class CalendarClient implements DisposableBean {

    static final Duration PATIENCE = Duration.ofSeconds(5);
    static final int MOST_BYTES = 1_000_000;

    private static final int MOST_REDIRECTS = 3;
    private static final int LONGEST_LINE = 8_192;
    private static final int MOST_HEADERS = 100;
    private static final int BUFFER = 8_192;
    private static final int REDIRECTED = 300;
    private static final int REFUSED = 400;
    private static final int FAILED = 500;
    private static final int TOO_MANY = 429;

    private final CloseableHttpClient http;

    CalendarClient() {
        this(PoolingHttpClientConnectionManagerBuilder.create().setDnsResolver(new PublicHosts()));
    }

    /** @param network how hosts are found and trusted */
    CalendarClient(PoolingHttpClientConnectionManagerBuilder network) {
        var patience = Timeout.of(PATIENCE);
        network.setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(patience)
                        .setSocketTimeout(patience)
                        .build())
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setMaxLineLength(LONGEST_LINE)
                                .setMaxHeaderCount(MOST_HEADERS)
                                .build())
                        .build());
        http = HttpClients.custom()
                .setConnectionManager(network.build())
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(patience).build())
                // A redirect is judged as the first address was.
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .setConnectionReuseStrategy((_, _, _) -> false)
                .setUserAgent("Conciergerie")
                .build();
    }

    byte[] fetch(CalendarAddress address) throws CalendarUnreadable {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var next = address.uri();
        for (int step = 0; step <= MOST_REDIRECTS; step++) {
            switch (ask(next, deadline)) {
                case Answer.File file -> {
                    return file.bytes();
                }
                case Answer.Elsewhere elsewhere -> next = elsewhere.uri();
            }
        }
        throw new CalendarUnreadable(ReadFailure.UNREACHABLE);
    }

    /** What came back. */
    private sealed interface Answer {

        @SuppressWarnings("ArrayRecordComponent") // Handed on once, never compared.
        record File(byte[] bytes) implements Answer {}

        record Elsewhere(URI uri) implements Answer {}
    }

    private Answer ask(URI uri, long deadline) throws CalendarUnreadable {
        var get = get(uri);
        // Each piece of an answer may come in time, and the whole never: a byte now and then, of what is sent or of
        // what goes before.
        CompletableFuture.delayedExecutor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)
                .execute(get::abort);
        try (var response = http.executeOpen(null, get, null)) {
            try {
                return answer(uri, response);
            } finally {
                // The client would read what is left before it lets go.
                get.abort();
            }
        } catch (UnknownHostException _) {
            throw new CalendarUnreadable(ReadFailure.UNKNOWN_HOST);
        } catch (IOException _) {
            throw new CalendarUnreadable(ReadFailure.UNREACHABLE);
        }
    }

    private static HttpGet get(URI uri) {
        var get = new HttpGet(uri);
        get.setHeader(HttpHeaders.ACCEPT, "text/calendar, */*;q=0.1");
        return get;
    }

    private static Answer answer(URI asked, ClassicHttpResponse response) throws IOException, CalendarUnreadable {
        int code = response.getCode();
        if (code >= FAILED || code == TOO_MANY) {
            throw new CalendarUnreadable(ReadFailure.UNREACHABLE);
        }
        if (code >= REFUSED) {
            throw new CalendarUnreadable(ReadFailure.DENIED);
        }
        if (code >= REDIRECTED) {
            return new Answer.Elsewhere(elsewhere(asked, response.getFirstHeader(HttpHeaders.LOCATION)));
        }
        var entity = response.getEntity();
        if (entity == null) {
            throw new CalendarUnreadable(ReadFailure.NOT_A_CALENDAR);
        }
        return new Answer.File(read(entity.getContent()));
    }

    /** As much as is unpacked counts. */
    private static byte[] read(InputStream body) throws IOException, CalendarUnreadable {
        var bytes = new ByteArrayOutputStream();
        var buffer = new byte[BUFFER];
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            bytes.write(buffer, 0, read);
            if (bytes.size() > MOST_BYTES) {
                throw new CalendarUnreadable(ReadFailure.TOO_LARGE);
            }
        }
        return bytes.toByteArray();
    }

    private static URI elsewhere(URI from, @Nullable Header location) throws CalendarUnreadable {
        try {
            if (location != null) {
                var next = from.resolve(new URI(location.getValue()));
                if (CalendarAddress.isRead(next)) {
                    return next;
                }
            }
        } catch (URISyntaxException _) {
            // Nowhere.
        }
        throw new CalendarUnreadable(ReadFailure.UNREACHABLE);
    }

    @Override
    public void destroy() throws IOException {
        http.close();
    }
}
