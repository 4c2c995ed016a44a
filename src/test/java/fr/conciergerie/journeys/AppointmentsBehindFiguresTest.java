package fr.conciergerie.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.Here;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The manager looks behind a figure of appointments, and nobody else does. */
class AppointmentsBehindFiguresTest extends DemonstrationTest {

    private final String months = months();

    /** Each with when, what, with whom, where and how far it got; who came is not told, and nothing leads to it. */
    @ParameterizedTest
    @CsvSource({
        "appointments-booked,6",
        "appointment-attendance,7",
        "appointment-absence,7",
        "appointment-places-taken,7"
    })
    void theManagerIsLedFromTheFigureToEachAppointment(String figure, int columns) {
        var members = inTheDemonstration(() -> jdbc.sql("select name from organisations.member")
                .query(String.class)
                .list());
        try (var manager = signedIn("manager@demo.example")) {
            var figures = manager.open("/operator/reports/figures?" + months).page();
            var link = Objects.requireNonNull(figures.getElementById(figure))
                    .select("a[href*=/lines]")
                    .attr("href");
            var rows = rows(manager, link);

            assertThat(rows).isNotEmpty().allSatisfy(it -> {
                assertThat(it.children()).hasSize(columns).allMatch(Element::hasText);
                assertThat(it.select("a")).isEmpty();
                assertThat(it.text()).doesNotContain(members);
                assertThat(it.text()).containsAnyOf("Prévu", "Venu", "Pas venu");
            });
            assertThat(figures.getElementById(figure)
                            .select(".figure-value, .hint")
                            .text())
                    .as("how many they are stands there")
                    .containsPattern("(^|\\D)%d(\\D|$)".formatted(rows.size()));
        }
    }

    @ParameterizedTest
    @CsvSource({"coordinator@demo.example", "concierge@demo.example", "agent@demo.example"})
    void nobodyElseIs(String who) {
        try (var somebody = signedIn(who)) {
            assertThat(somebody.open("/operator/reports/lines?figure=appointments-booked&" + months)
                            .status())
                    .isGreaterThanOrEqualTo(400);
        }
    }

    /** A client has no such figure, so its figures lead to none, and an address made up by hand does not either. */
    @ParameterizedTest
    @CsvSource({"appointments-booked", "appointment-attendance", "appointment-absence", "appointment-places-taken"})
    void theFiguresOfOneClientLeadToNone(String figure) {
        try (var manager = signedIn("manager@demo.example")) {
            assertThat(manager.open("/operator/reports/bordeaux-metropole/lines?figure=" + figure + "&" + months)
                            .status())
                    .isEqualTo(404);
        }
    }

    private static List<Element> rows(Wanderer manager, String first) {
        var rows = new ArrayList<Element>();
        var path = first;
        while (!path.isEmpty()) {
            Document page = manager.open(path).page();
            rows.addAll(page.select("table.listing tbody tr"));
            path = page.select("a[href*=cursor]").attr("href");
        }
        return rows;
    }

    private Wanderer signedIn(String email) {
        var somebody = new Wanderer(port, PageRoutes.ofPages());
        somebody.signIn(email, "demo");
        return somebody;
    }

    private static String months() {
        var now = YearMonth.from(Here.today());
        return "from=" + now.minusMonths(1) + "&to=" + now;
    }
}
