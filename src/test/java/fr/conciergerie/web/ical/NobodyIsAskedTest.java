package fr.conciergerie.web.ical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.conciergerie.web.ical.CalendarFile.Feed;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.util.Configurator;
import org.junit.jupiter.api.Test;

/**
 * The library would fetch the rules of zones from a server of others while somebody waits, and take wrong ones where it is down. It is
 * switched off, and every way out of this machine is watched while calendars are written.
 */
class NobodyIsAskedTest {

    private static final String ELSEWHERE = "www.tzurl.org";
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    @Test
    void writingACalendarOpensNoConnection() {
        assertThat(askedBy(() -> {
                    var zones = List.of("Europe/Paris", "America/Cayenne", "Indian/Reunion", "America/Guadeloupe");
                    var entries = zones.stream()
                            .map(it -> CalendarWriterTest.at(ZoneId.of(it), LocalDateTime.of(2026, 12, 1, 12, 30)))
                            .toList();
                    CalendarWriter.write(new Feed("Mes rendez-vous", ZoneId.of("Europe/Paris"), entries));
                }))
                .isEmpty();
    }

    @Test
    void theLibraryItselfFetchesNothingWhateverItIsAsked() {
        assertThat(Configurator.getProperty("net.fortuna.ical4j.timezone.update.enabled"))
                .contains("false");
        assertThat(askedBy(() -> assertThat(TimeZoneRegistryFactory.getInstance()
                                .createRegistry()
                                .getTimeZone("Europe/Paris"))
                        .isNotNull()))
                .isEmpty();
    }

    @Test
    void whoeverAskedWouldBeSeen() {
        assertThat(askedBy(() -> assertThatExceptionOfType(IOException.class)
                        .isThrownBy(() -> URI.create("https://" + ELSEWHERE + "/zoneinfo/Europe/Paris.ics")
                                .toURL()
                                .openStream())))
                .containsExactly(ELSEWHERE);
        assertThat(askedBy(() -> assertThatExceptionOfType(IOException.class).isThrownBy(() -> {
                    try (var socket = new Socket()) {
                        socket.connect(InetSocketAddress.createUnresolved(ELSEWHERE, 443), 1_000);
                    }
                })))
                .containsExactly(ELSEWHERE);
    }

    /** The hosts that something wanted to reach; it reaches none of them. */
    private static List<String> askedBy(Runnable work) {
        var asked = new ArrayList<String>();
        var before = ProxySelector.getDefault();
        ProxySelector.setDefault(new ProxySelector() {
            @Override
            public List<Proxy> select(URI wanted) {
                if (HERE.contains(wanted.getHost())) {
                    // Another test's application beside us, at its database.
                    return List.of(Proxy.NO_PROXY);
                }
                asked.add(wanted.getHost());
                var nowhere = new InetSocketAddress("127.0.0.1", 1);
                return List.of(
                        new Proxy(wanted.getScheme().equals("socket") ? Proxy.Type.SOCKS : Proxy.Type.HTTP, nowhere));
            }

            @Override
            public void connectFailed(URI wanted, SocketAddress address, IOException e) {}
        });
        try {
            work.run();
        } finally {
            ProxySelector.setDefault(before);
        }
        return asked;
    }
}
