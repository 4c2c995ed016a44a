package fr.conciergerie.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.conciergerie.database.RawRows;
import fr.conciergerie.web.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * Two equal posts, one thing: every form that somebody of the demonstration meets is sent off as a double click does it, and then
 * there is nothing twice in any table. A new form joins by itself. In a demonstration of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"conciergerie.demo=true", PostedTwiceTest.DATABASE_SETTING})
class PostedTwiceTest extends JourneyTest {

    static final String DATABASE = "conciergerie_twice";
    static final String DATABASE_SETTING = "conciergerie.test-database=" + DATABASE;

    /** They end the walk, or the way in. */
    private static final Set<String> NOT_WALKED = Set.of(
            "/sign-out",
            "/account/password",
            "/account/deletion",
            "/rooms/{room}",
            "/account/tokens/{token}/revocation");

    /** What notes each call rather than what it did, and what waits for the facts to follow: they take it away whenever they come. */
    private static final Set<String> OF_EACH_CALL = Set.of(
            "accounts.browser",
            "orders.change",
            "web.audit_event",
            "web.event_publication",
            "web.idempotency",
            "web.installation_event",
            "web.rate_limit",
            "web.shedlock",
            "web.spring_session",
            "web.spring_session_attributes");

    /** A form that is not taken on one page may be on another. */
    private static final int MOST_TRIES = 3;

    /** Those who may take a right from others come last. */
    private static final List<Role> IN_TURN = Stream.of(Role.values())
            .sorted(Comparator.comparing(it -> it == Role.MANAGER || it == Role.ADMIN))
            .toList();

    private final PageRoutes pages = PageRoutes.ofPages();
    private final PageRoutes forms = PageRoutes.ofForms();
    private final Map<String, Integer> tries = new HashMap<>();
    private final Set<String> taken = new TreeSet<>();
    private final Set<String> wrote = new TreeSet<>();
    private final List<String> flaws = new ArrayList<>();
    private String counts = "";

    @BeforeAll
    void everyFormIsSentTwice() {
        counts = RawRows.in(DATABASE, """
                        select format('select %L as t, count(*) as n from %I.%I', n.nspname || '.' || c.relname, n.nspname, c.relname)
                          from pg_class c join pg_namespace n on n.oid = c.relnamespace
                         where c.relkind in ('r', 'p') and not c.relispartition
                           and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg\\_%'
                           and c.relname not like 'flyway%'
                        """).stream().collect(Collectors.joining(" union all "));
        for (var role : IN_TURN) {
            try (var person = signedIn(role)) {
                for (var stop : person.wanderFromPageToPage("fr", role.home(), "/account")) {
                    if (stop.status() == 200 && stop.isPage()) {
                        stop.page().select("main form[method=post]").forEach(it -> sendTwice(person, it));
                    }
                }
            }
        }
        System.out.printf(
                "posted twice: %d forms met, %d taken, %d of them wrote rows%n",
                tries.size(), taken.size(), wrote.size());
    }

    private void sendTwice(Wanderer person, Element form) {
        var action = form.attr("action");
        var route = forms.of(action);
        if (NOT_WALKED.contains(route)
                || taken.contains(route)
                || form.attr("enctype").equals("multipart/form-data")
                || tries.merge(route, 1, Integer::sum) > MOST_TRIES) {
            return;
        }
        var typed = Filled.in(form);
        var before = rows();
        var first = person.post(action, typed);
        if (first.status() != 200) {
            return;
        }
        var once = rows();
        var second = person.post(action, typed);
        var twice = rows();
        taken.add(route);
        if (!once.equals(before)) {
            wrote.add(route);
        }
        if (second.status() >= 500) {
            flaws.add(route + " answers " + second.status() + " the second time");
        }
        var more = new TreeMap<String, Long>();
        twice.forEach((table, count) -> {
            if (!count.equals(once.get(table))) {
                more.put(table, count - once.getOrDefault(table, 0L));
            }
        });
        if (!more.isEmpty()) {
            flaws.add(route + " does it twice: " + more);
        }
    }

    /** How many rows each table has, once whoever listens has done their part. */
    private Map<String, Long> rows() {
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .atMost(Duration.ofSeconds(30))
                .until(() -> RawRows.in(
                                DATABASE, "select count(*) from web.event_publication where completion_date is null")
                        .equals(List.of("0")));
        return RawRows.in(DATABASE, counts).stream()
                .map(it -> it.split("\t"))
                .filter(it -> !OF_EACH_CALL.contains(it[0]))
                .collect(Collectors.toMap(it -> it[0], it -> Long.parseLong(it[1])));
    }

    private Wanderer signedIn(Role role) {
        var person = new Wanderer(port, pages, 4);
        person.signIn(
                (role == Role.MEMBER
                                ? "agent"
                                : role.name().toLowerCase(Locale.ROOT).replace('_', '-')) + "@demo.example",
                "demo");
        return person;
    }

    @Test
    void isDoneOnce() {
        assertThat(flaws).isEmpty();
    }

    /** So that the walk is known to have gone where things are done. */
    @Test
    void wasSentWhereThingsAreDone() {
        assertThat(taken).hasSizeGreaterThan(40);
        assertThat(wrote).hasSizeGreaterThan(15);
    }
}
