package fr.conciergerie.journeys;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.journeys.Wanderer.Stop;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.web.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Everybody opens every page they can reach, in both languages: nothing is broken, unsaid or said in the wrong language, and a
 * link leads to every page that the table of access names. In a demonstration in which nobody else has done anything, as {@link
 * EveryPageTest} is.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"conciergerie.demo=true", PagesRenderTest.DATABASE_SETTING})
class PagesRenderTest extends JourneyTest {

    static final String DATABASE_SETTING = "conciergerie.test-database=conciergerie_pages";

    private static final String VISITOR = "PUBLIC";

    /** Pages that no link of the demonstration leads to, and the test that opens them. */
    private static final Map<String, String> NOT_BY_A_LINK = Map.ofEntries(
            entry("/orders/{order}/placed", "MainJobTest"),
            entry("/calendars/feeds/{token}.ics", "FeedsTest"),
            // Whether an event of today has a picture is a matter of the day.
            entry("/desk/animations/{event}/picture.jpg", "EventPictureTest"),
            entry("/desk/animations/{event}/people", "DeskAnimationsTest"),
            entry("/desk/animations/{event}/people/{member}", "DeskAnimationsTest"),
            entry("/desk/animations/{event}/passers-by", "EventRegistrationTest"),
            entry("/desk/animations/{event}/passers-by/{registration}/removal", "EventRegistrationTest"),
            entry("/event/{operator}/{code}/registration", "EventRegistrationTest"),
            entry("/event/{operator}/{code}/registered", "EventRegistrationTest"),
            entry("/place/{token}", "EventRegistrationTest"),
            entry("/place/{token}/opinion", "AnimationOpinionsTest"),
            entry("/appointments/{booking}/guests", "GuestPagesTest"),
            // Whether the orders that are looked at hold an appointment is a matter of the day.
            entry("/desk/appointments/lines/{line}", "DeskAppointmentsTest"),
            entry("/desk/appointments/{booking}", "DeskAppointmentsTest"),
            entry("/desk/appointments/new/{member}/{service}", "DeskAppointmentsTest"),
            entry("/desk/appointments/new/{member}/slots/{slot}", "DeskAppointmentsTest"),
            entry("/desk/appointments/new/{member}/slots/{slot}/series", "DeskAppointmentsTest"),
            entry("/partner/appointments/absence/{practitioner}", "AbsencePagesTest"),
            entry("/partner/appointments/calendar/{practitioner}", "ExternalCalendarsTest"),
            entry("/receiving/{token}", "PartnerJourneyTest"),
            entry("/receiving/{token}/absence/{practitioner}", "PartnerJourneyTest"),
            entry("/receiving/{token}/calendar/{practitioner}", "PartnerJourneyTest"),
            entry("/desk/find", "MainJobTest"),
            entry("/desk/orders/{order}/lines/{line}/deposited", "MainJobTest"),
            entry("/desk/manifests/{partner}", "MainJobTest"),
            entry("/desk/handed-over/{member}", "MainJobTest"),
            entry("/desk/receive/{member}", "DeskJourneyTest"),
            entry("/desk/baskets/{member}", "DeskJourneyTest"),
            entry("/desk/baskets/{member}/channel", "DeskJourneyTest"),
            entry("/desk/orders/{order}/lines/{line}/loss", "IncidentPagesTest"),
            entry("/desk/orders/{order}/removal", "LateOrdersTest"),
            entry("/desk/past/book", "LateOrdersTest"),
            entry("/desk/past/file", "LateOrdersTest"),
            entry("/desk/past/one", "LateOrdersTest"),
            entry("/desk/past/books/{book}/removal", "LateOrdersTest"),
            entry("/insertion/people/{person}/prolongations/{entry}/correction", "CorrectionPagesTest"),
            entry("/insertion/people/{person}/prolongations/{entry}/withdrawal", "CorrectionPagesTest"),
            entry("/photos/{photo}", "CustodyApiTest"),
            entry("/job/{token}/photos/{photo}", "IncidentPagesTest"),
            entry("/operator/privacy/requests/{request}", "ErasureTest"),
            entry("/operator/privacy/requests/{request}/copy.zip", "ErasureTest"),
            entry("/operator/imports/{id}", "OrganisationPagesTest"),
            entry("/operator/imports/{id}/departures", "OrganisationPagesTest"),
            entry("/operator/imports/{id}/rejected.csv", "OrganisationPagesTest"),
            entry("/operator/catalogue/imports/{draft}", "CataloguePagesTest"),
            entry("/password/{token}", "PasswordTest"),
            entry("/welcome/{token}", "PasswordTest"),
            entry("/setup/{token}", "FirstStartTest"));

    @Autowired
    Organisations organisations;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    JdbcClient jdbc;

    private Set<String> written = Set.of();

    /** What judges the pages of each language, and the letters. */
    private final Map<String, PageFlaws> ofPages = new HashMap<>();

    private final Map<String, PageFlaws> ofLetters = new HashMap<>();

    private final PageRoutes routes = PageRoutes.ofPages();
    private final List<String> flaws = new ArrayList<>();
    private final Set<String> reached = new TreeSet<>();

    @BeforeAll
    void walkEverywhere() {
        written = WrittenWords.of(organisations, jdbc, transaction);
        try (var visitor = new Wanderer(port, routes)) {
            walk(VISITOR, visitor, "/", "/terms", "/style-guide");
        }
        for (var role : Role.values()) {
            try (var person = new Wanderer(port, routes)) {
                person.signIn(word(role) + "@demo.example", "demo");
                walk(role.name(), person, role.home(), "/account", "/rooms");
            }
        }
    }

    private void walk(String role, Wanderer wanderer, String... from) {
        for (var language : PageFlaws.LANGUAGES) {
            for (var stop : wanderer.wander(language, from)) {
                judge(role, language, stop);
                reached.add(routes.of(stop.path()));
            }
        }
    }

    /** A letter is in its reader's language, whoever looks at it. */
    private void judge(String role, String language, Stop stop) {
        var where = "%s in %s: %s (from %s) ".formatted(role, language, stop.path(), stop.from());
        if (stop.status() != 200) {
            flaws.add(where + "answers " + stop.status());
        } else if (stop.isPage()) {
            var page = stop.page();
            var expected = stop.isLetter() ? page.select("html").attr("lang") : language;
            (stop.isLetter() ? ofLetters : ofPages)
                    .computeIfAbsent(expected, it -> new PageFlaws(it, stop.isLetter() ? Set.of() : written))
                    .of(page)
                    .forEach(it -> flaws.add(where + it));
        }
    }

    @Test
    void everyPageIsWhole() {
        assertThat(flaws).isEmpty();
    }

    @Test
    void everyPageIsReached() {
        var unreached = new TreeSet<>(routes.all());
        unreached.removeAll(reached);
        unreached.removeAll(NOT_BY_A_LINK.keySet());
        assertThat(unreached).isEmpty();
    }

    /** A page that a link leads to after all is to be judged like the others. */
    @Test
    void theExceptionsAreStillPages() {
        assertThat(routes.all()).containsAll(NOT_BY_A_LINK.keySet());
    }

    private static String word(Role role) {
        return role == Role.MEMBER
                ? "agent"
                : role.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
