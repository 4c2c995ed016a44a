package fr.conciergerie.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the demonstration serves to calendars: each as it comes, byte by byte, read by programs of others without a complaint. */
class ForeignFeedsTest extends JourneyTest {

    @TempDir
    Path folder;

    /** A member, somebody who receives, a concierge; each finds their own. */
    @ParameterizedTest
    @CsvSource({
        "agent@demo.example, Rendez-vous bien-être",
        "practitioner@demo.example, ''",
        "concierge@demo.example, Conciergerie ouverte"
    })
    void whatSomebodyMadeAnAddressForIsReadByAll(String who, String title) throws IOException, InterruptedException {
        try (var somebody = signedIn(who)) {
            var form = Objects.requireNonNull(
                    somebody.open("/calendars").page().selectFirst("form[action=/calendars/addresses]"));
            var shown = somebody.post("/calendars/addresses", Filled.asItStands(form))
                    .page()
                    .select("#address")
                    .text();

            assertThat(read(somebody, shown.substring(shown.indexOf("/calendars/"))))
                    .isNotEmpty()
                    .anyMatch(it -> it.contains(title))
                    .allMatch(it -> it.contains("||CONFIRMED|") || it.contains("||CANCELLED|"));
        }
    }

    @Test
    void whatASiteTellsEverybodyIsReadByAll() throws IOException, InterruptedException {
        try (var agent = signedIn("agent@demo.example")) {
            var all = agent.open("/calendars").page().text();
            var from = all.indexOf("/calendars/sites/");

            assertThat(read(agent, all.substring(from, all.indexOf(".ics", from) + 4)))
                    .isNotEmpty()
                    .allMatch(it -> it.contains("Conciergerie ouverte"));
        }
    }

    @Test
    void theEventsOfASiteAreReadByAll() throws IOException, InterruptedException {
        try (var passerBy = new Wanderer(port, PageRoutes.ofPages())) {
            assertThat(read(passerBy, "/at/conciergerie-solidaire-33/siege/events.ics"))
                    .hasSizeGreaterThan(5)
                    .allMatch(it -> it.startsWith("event-"))
                    .anyMatch(it -> it.contains("||CONFIRMED|"))
                    .anyMatch(it -> it.contains("||CANCELLED|"));
        }
    }

    /** By both; they find the same. */
    private List<String> read(Wanderer somebody, String path) throws IOException, InterruptedException {
        var served = somebody.open(path);
        assertThat(served.status()).isEqualTo(200);
        assertThat(served.type()).isEqualTo("text/calendar;charset=UTF-8");
        var file = folder.resolve("feed.ics");
        Files.writeString(file, served.body());
        var found = ForeignReader.JAVASCRIPT.found(file);
        assertThat(ForeignReader.PYTHON.found(file)).isEqualTo(found);
        return found;
    }

    private Wanderer signedIn(String email) {
        var somebody = new Wanderer(port, PageRoutes.ofPages());
        somebody.signIn(email, "demo");
        return somebody;
    }
}
