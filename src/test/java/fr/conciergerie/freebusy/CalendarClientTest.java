package fr.conciergerie.freebusy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a stranger's server is asked for a calendar, whatever it answers. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CalendarClientTest {

    private static final byte[] FILE = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n".getBytes(StandardCharsets.UTF_8);

    CalendarServer server;
    CalendarClient client;

    @BeforeEach
    void someoneKeepsCalendars() {
        server = new CalendarServer();
        client = server.client();
    }

    @AfterEach
    void theyCloseDown() throws IOException {
        client.destroy();
        server.close();
    }

    @Test
    void theFileIsFetched() throws CalendarUnreadable {
        server.answer("/lou.ics", 200, FILE);
        assertThat(fetch("/lou.ics")).isEqualTo(FILE);
    }

    @Test
    void itMayHaveMovedToAnotherAddressOfTheSameKind() throws CalendarUnreadable {
        server.answer("/lou.ics", 200, FILE)
                .redirect("/old", "/older")
                .redirect("/older", CalendarServer.ADDRESS + "/lou.ics");
        assertThat(fetch("/old")).isEqualTo(FILE);
    }

    @Test
    void nothingLeadsAnywhereElse() {
        server.redirect("/plain", "http://agenda.example/lou.ics")
                .redirect("/number", "https://127.0.0.1/lou.ics")
                .redirect("/port", "https://agenda.example:5432/")
                .redirect("/file", "file:///etc/passwd")
                .redirect("/nowhere", "https://[")
                .redirect("/round", "/round")
                .redirect("/house", "https://maison.example/lou.ics")
                .answer("/none", 302, new byte[0]);
        for (var path : new String[] {"/plain", "/number", "/port", "/file", "/nowhere", "/round", "/none"}) {
            assertFails(path, ReadFailure.UNREACHABLE);
        }
        assertFails("/house", ReadFailure.UNKNOWN_HOST);
    }

    @Test
    void aNameThatLeadsIntoTheHouseIsFoundNowhere() {
        assertThatThrownBy(() -> client.fetch(new CalendarAddress("https://maison.example/lou.ics")))
                .isInstanceOfSatisfying(
                        CalendarUnreadable.class, it -> assertThat(it.failure()).isEqualTo(ReadFailure.UNKNOWN_HOST));
    }

    @Test
    void whatIsRefusedAndWhatFailsAreToldApart() {
        server.answer("/gone", 410, new byte[0])
                .answer("/sign-in", 401, FILE)
                .answer("/broken", 500, FILE)
                .answer("/busy", 429, FILE)
                .answer("/nothing", 204, new byte[0]);
        assertFails("/gone", ReadFailure.DENIED);
        assertFails("/sign-in", ReadFailure.DENIED);
        assertFails("/broken", ReadFailure.UNREACHABLE);
        assertFails("/busy", ReadFailure.UNREACHABLE);
        assertFails("/nothing", ReadFailure.NOT_A_CALENDAR);
        server.close();
        assertFails("/lou.ics", ReadFailure.UNREACHABLE);
    }

    /** A megabyte is read and no more, be it said before, sent without end, or packed. */
    @Test
    void tooMuchIsNotRead() {
        var sent = new AtomicInteger();
        server.answer("/large", exchange -> {
                    exchange.sendResponseHeaders(200, 500_000_000L);
                    var piece = new byte[100_000];
                    while (sent.incrementAndGet() < 5_000) {
                        exchange.getResponseBody().write(piece);
                    }
                })
                .answer("/packed", exchange -> {
                    var packed = new ByteArrayOutputStream();
                    try (var zip = new GZIPOutputStream(packed)) {
                        zip.write(new byte[50_000_000]);
                    }
                    exchange.getResponseHeaders().add("Content-Encoding", "gzip");
                    exchange.sendResponseHeaders(200, packed.size());
                    packed.writeTo(exchange.getResponseBody());
                });
        assertFails("/large", ReadFailure.TOO_LARGE);
        assertThat(sent.get()).isLessThan(1_000);
        assertFails("/packed", ReadFailure.TOO_LARGE);
    }

    /** One that says nothing, and one that says a byte now and then. */
    @Test
    void nobodyIsWaitedForForLong() {
        var over = new CountDownLatch(1);
        server.answer("/silent", _ -> await(over, Duration.ofMinutes(1))).answer("/slow", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (!await(over, Duration.ofMillis(200))) {
                exchange.getResponseBody().write('B');
                exchange.getResponseBody().flush();
            }
        });
        assertFails("/silent", ReadFailure.UNREACHABLE);
        assertFails("/slow", ReadFailure.UNREACHABLE);
        over.countDown();
    }

    /** What goes before a file has an end too: headers that never come to it, a header that is as long as a file, and too many. */
    @Test
    void nobodyIsListenedToBeforeTheyBegin() throws Exception {
        assertFails("X-Wait: a\r\n", true);
        assertFails("X-Long: " + "a".repeat(100_000) + "\r\n\r\n", false);
        assertFails("X-Many: a\r\n".repeat(1_000) + "\r\n", false);
    }

    /** @param again whether it is said over and over, now and then */
    private static void assertFails(String headers, boolean again) throws Exception {
        var over = new CountDownLatch(1);
        try (var door = CalendarServer.door()) {
            var client = CalendarServer.client(door.getLocalPort());
            var speaker = Thread.startVirtualThread(() -> {
                try (var socket = door.accept()) {
                    var out = socket.getOutputStream();
                    out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
                    do {
                        out.write(headers.getBytes(StandardCharsets.US_ASCII));
                        out.flush();
                    } while (again && !await(over, Duration.ofMillis(200)));
                    await(over, Duration.ofMinutes(1));
                } catch (IOException _) {
                    // They have hung up.
                }
            });
            assertThatThrownBy(() -> client.fetch(new CalendarAddress(CalendarServer.ADDRESS + "/lou.ics")))
                    .isInstanceOfSatisfying(
                            CalendarUnreadable.class,
                            it -> assertThat(it.failure()).isEqualTo(ReadFailure.UNREACHABLE));
            over.countDown();
            speaker.join();
            client.destroy();
        }
    }

    private static boolean await(CountDownLatch over, Duration time) {
        try {
            return over.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private byte[] fetch(String path) throws CalendarUnreadable {
        return client.fetch(new CalendarAddress(CalendarServer.ADDRESS + path));
    }

    private void assertFails(String path, ReadFailure failure) {
        assertThatThrownBy(() -> fetch(path))
                .as(path)
                .isInstanceOfSatisfying(
                        CalendarUnreadable.class, it -> assertThat(it.failure()).isEqualTo(failure));
    }
}
