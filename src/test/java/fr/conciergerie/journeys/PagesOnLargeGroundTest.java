package fr.conciergerie.journeys;

import static java.util.Map.entry;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.Here;
import fr.conciergerie.desk.Board;
import fr.conciergerie.desk.Pile;
import fr.conciergerie.desk.ServedSite;
import fr.conciergerie.desk.Waiting;
import fr.conciergerie.insertion.Contract;
import fr.conciergerie.insertion.People;
import fr.conciergerie.insertion.PersonDetails;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.shared.ShortCode;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Every page that somebody can open costs what it shows, not what the operator has: a bounded number of statements, and no more
 * of a page than somebody reads. What does not fit on a page is further on, or is looked for.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"conciergerie.demo=true", "conciergerie.test-database=" + PagesOnLargeGroundTest.DATABASE})
@Import(CountedStatements.class)
class PagesOnLargeGroundTest extends JourneyTest {

    static final String DATABASE = "conciergerie_large";

    private static final int STATEMENTS = 16;
    private static final int BYTES = 150_000;

    /** Far more than any page takes, and far less than one that asks for each site what it could ask once. */
    private static final Duration IN_THE_DATABASE = Duration.ofSeconds(10);

    /**
     * What is free at each of two sites, in the way of what, where those are whom it concerns, and whose orders count on it; and, where
     * nobody has asked within the minute, on which days those who receive and those who work on the orders do so.
     */
    private static final int A_CLOSURE = 30;

    /** Whose address it is, whether they may still come, what is on, and what it is called. */
    private static final int A_CALENDAR = 8;

    /** A card of each module, each counted by its own. */
    private static final int A_ROOM = 38;

    /** Some thirty things of a year and of the year before, each asked for once. */
    private static final int A_REPORT = 90;

    /** One transaction for each operator of the installation, of whom there are a few: no other sees its rows. */
    private static final int EACH_OPERATOR = 30;

    /** Pages that take more statements than others, however much there is. */
    private static final Map<String, Integer> MORE = Map.ofEntries(
            entry("/operator", A_ROOM),
            // The families, what is ordered most and what is in the basket, beside what waits.
            entry("/", 20),
            // Whether the hour is free, what it costs, and the terms under which it is taken.
            entry("/appointments/slots/{slot}", 20),
            // What has changed since is counted first, by whoever looks next.
            entry("/coordination", A_ROOM + 15),
            entry("/coordination/markets/{market}", A_ROOM),
            entry("/coordination/reports/{year}", A_REPORT),
            entry("/coordination/reports/{year}/bilan.{extension}", A_REPORT),
            entry("/operator/reports/figures", A_REPORT / 2),
            entry("/operator/reports/figures.csv", A_REPORT / 2),
            entry("/operator/reports/{organisation}/figures", A_REPORT / 2),
            // What the client would be told today, and what the operator sees.
            entry("/operator/reports/{organisation}/{year}", 2 * A_REPORT),
            entry("/operator/reports/{organisation}/{year}/bilan.{extension}", A_REPORT),
            entry("/admin/network/{year}", 2 * A_REPORT),
            entry("/admin/network/{year}/figures.csv", 2 * A_REPORT),
            entry("/legal", EACH_OPERATOR),
            entry("/accessibility", EACH_OPERATOR),
            entry("/privacy", EACH_OPERATOR),
            entry("/terms", EACH_OPERATOR),
            entry("/standard-terms", EACH_OPERATOR),
            // Every table that knows a person.
            entry("/account/data/copy.zip", A_ROOM),
            entry("/operator/privacy/requests/{request}/copy.zip", A_ROOM),
            // Written a hundred services at a time.
            entry("/operator/catalogue/export.csv", A_ROOM),
            entry("/operator/catalogue/export.xlsx", A_ROOM),
            // So many entries at a time, and the walk itself writes some.
            entry("/operator/audit/export.csv", A_ROOM),
            // Each part of a file by itself.
            entry("/insertion/people/{person}/file.json", 20),
            // An order and the books of each module about it.
            entry("/desk/orders/{order}", 30));

    /** What is counted is counted where it lies, and what is shown is shown by the piece. */
    private static final int ROWS = 500;

    /** Each order of a year is one line of its figures. */
    private static final int A_YEAR = 20_000;

    /** Where more is read than is shown, or as much as there is. */
    private static final Map<String, Integer> MORE_ROWS = Map.ofEntries(
            // A month of the days of a concierge who serves sixty sites.
            entry("/agenda", 700),
            // More than a year of the days of sixty sites.
            entry("/calendars/feeds/{token}.ics", A_YEAR),
            // Cards count; they list nothing.
            entry("/operator", 400),
            entry("/operator/markets/{market}/sessions", 1_200),
            entry("/operator/markets/{market}/costs", 1_600),
            entry("/coordination", A_YEAR),
            entry("/coordination/markets/{market}", 2_500),
            entry("/coordination/reports/{year}", A_YEAR),
            entry("/coordination/reports/{year}/bilan.{extension}", A_YEAR),
            entry("/operator/reports/figures", A_YEAR),
            entry("/operator/reports/figures.csv", A_YEAR),
            entry("/operator/reports/{organisation}/figures", A_YEAR),
            entry("/operator/reports/{organisation}/{year}", 2 * A_YEAR),
            entry("/operator/reports/{organisation}/{year}/bilan.{extension}", A_YEAR),
            entry("/admin/network/{year}", A_YEAR),
            entry("/admin/network/{year}/figures.csv", A_YEAR),
            // All of it, a piece at a time.
            entry("/account/data/copy.zip", 1_300),
            entry("/admin/audit/export.csv", 1_000),
            entry("/operator/audit/export.csv", 15_000),
            entry("/operator/catalogue/export.csv", 60_000),
            entry("/operator/catalogue/export.xlsx", 60_000),
            // Everybody on the list is looked at, to tell how many would be written to.
            entry("/operator/organisations/{organisation}/invitations", 6_000),
            // Seven days of everybody who works.
            entry("/insertion/hours/week", 1_000));

    /** A month of somebody's days: here of a concierge who serves sixty sites. */
    private static final Map<String, Integer> MORE_BYTES = Map.of("/agenda", 250_000);

    private static final int PAGES_OF_A_ROUTE = 2;

    @Autowired
    Organisations organisations;

    @Autowired
    People people;

    @Autowired
    Board board;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    CountedStatements counted;

    private final PageRoutes routes = PageRoutes.ofPages();
    private final Map<String, Integer> bytes = new TreeMap<>();

    @BeforeAll
    void openEverything() {
        LargeGround.layInto(DATABASE);
        inTheOperator(this::acceptPeople);
        for (var role : Role.values()) {
            try (var person = somebody(role)) {
                for (var stop : person.wanderFromPageToPage("fr", role.home(), "/account", "/rooms")) {
                    if (stop.isPage()) {
                        assertThat(stop.status()).as(stop.path()).isEqualTo(200);
                        bytes.merge(
                                routes.of(stop.path()), stop.body().getBytes(StandardCharsets.UTF_8).length, Math::max);
                    }
                }
            }
        }
        if (System.getProperty("pages") != null) {
            tell();
        }
    }

    /** Their names are sealed: nobody else can write them. */
    private void acceptPeople() {
        var first = Here.today().minusMonths(6);
        for (int i = 0; i < 80; i++) {
            var person = people.enter(
                    new PersonDetails("Personne " + i, null, null, first, PersonDetails.Category.SIAE, null));
            people.addPass(person, "99999%07d".formatted(i), first);
            people.addContract(person, Contract.Kind.CDDI, first, first.plusMonths(11), 26 * 60, false);
        }
    }

    @Test
    void theGroundIsLarge() {
        assertThat(bytes).hasSizeGreaterThan(100);
        assertThat(inTheOperator("select count(*) from organisations.site")).isGreaterThan(60);
        assertThat(inTheOperator("select count(*) from partners.partner")).isGreaterThan(200);
        assertThat(inTheOperator("select count(*) from organisations.member")).isGreaterThan(5_000);
        assertThat(inTheOperator("select count(*) from catalogue.service")).isGreaterThan(300);
        assertThat(inTheOperator("select count(*) from orders.customer_order")).isGreaterThan(10_000);
    }

    @Test
    void askTheDatabaseAFewThings() {
        var most = new TreeMap<String, Integer>();
        counted.requests()
                .forEach(it -> most.merge(routes.of(it.path()), it.statements().size(), Math::max));
        // In the demonstration only, and of all operators.
        most.remove("/mailbox");
        most.entrySet().removeIf(it -> it.getValue() <= MORE.getOrDefault(it.getKey(), STATEMENTS));
        assertThat(most).isEmpty();
    }

    @Test
    void readNoMoreRowsThanTheyNeed() {
        var most = new TreeMap<String, Integer>();
        counted.requests().forEach(it -> most.merge(routes.of(it.path()), it.rows(), Math::max));
        most.entrySet().removeIf(it -> it.getValue() <= MORE_ROWS.getOrDefault(it.getKey(), ROWS));
        assertThat(most).isEmpty();
    }

    @Test
    void waitForTheDatabaseALittle() {
        assertThat(counted.requests())
                .allSatisfy(it -> assertThat(it.inTheDatabase()).as(it.path()).isLessThan(IN_THE_DATABASE));
    }

    @Test
    void areNoLongerThanSomebodyReads() {
        assertThat(bytes)
                .allSatisfy((route, length) ->
                        assertThat(length).as(route).isLessThanOrEqualTo(MORE_BYTES.getOrDefault(route, BYTES)));
    }

    /** Appointments at two sites, each with another hour that is free: no more is asked for three weeks of them. */
    @Test
    void aClosureAsksNoMoreWhereItConcernsMore() {
        try (var manager = somebody(Role.MANAGER)) {
            int week = lookedAt(manager, 8);
            assertThat(counted.lastChange().statements()).hasSizeLessThanOrEqualTo(A_CLOSURE);
            int weeks = lookedAt(manager, 21);
            assertThat(counted.lastChange().statements()).hasSizeLessThanOrEqualTo(A_CLOSURE);

            assertThat(weeks).isGreaterThan(week).isGreaterThan(10);
        }
    }

    /** How many appointments a closure of every site would be in the way of. */
    private static int lookedAt(Wanderer manager, int days) {
        var calendar = "/operator/calendar?site=siege";
        var action = "/operator/calendar/siege/closures";
        var fields = Filled.asItStands(manager.open(calendar).page().selectFirst("form[action=%s]".formatted(action)));
        var today = Here.today();
        fields.putAll(Map.of(
                "firstDay",
                today.plusDays(1).toString(),
                "lastDay",
                today.plusDays(days).toString(),
                "reason",
                "Travaux",
                "everywhere",
                "true"));
        return manager.post(action, fields).page().select(".booking-row").size();
    }

    /** Calendars come by every hour for nothing new: each asks a few things, however much stands in it, and is sent nothing. */
    @Test
    void aCalendarThatIsAskedAgainAsksTheDatabaseAFewThings() throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            for (var who : List.of("agent", "practitioner", "concierge")) {
                try (var somebody = new Wanderer(port, routes, PAGES_OF_A_ROUTE)) {
                    somebody.signIn(who + "@demo.example", "demo");
                    var form = somebody.open("/calendars").page().selectFirst("form[action=/calendars/addresses]");
                    var shown = somebody.post("/calendars/addresses", Filled.asItStands(form))
                            .page()
                            .select("#address")
                            .text();
                    comesByTwice(http, shown.substring(shown.indexOf("/calendars/")));
                }
            }
            comesByTwice(
                    http,
                    "/calendars/sites/" + organisations.operators().getFirst().slug() + "/siege.ics");
        }
    }

    private void comesByTwice(HttpClient http, String path) throws Exception {
        var asked = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        var first = http.send(asked.GET().build(), BodyHandlers.ofString());
        assertThat(first.statusCode()).isEqualTo(200);

        var again = http.send(
                asked.header("If-None-Match", first.headers().firstValue("ETag").orElseThrow())
                        .build(),
                BodyHandlers.ofString());

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(counted.requests())
                .filteredOn(it -> it.path().equals(path))
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(it -> assertThat(it.statements())
                        .as(first.body().split("BEGIN:VEVENT", -1).length - 1 + " entries")
                        .hasSizeLessThanOrEqualTo(A_CALENDAR));
    }

    @Test
    void aListGoesOnToItsEnd() {
        try (var manager = somebody(Role.MANAGER)) {
            assertThat(leafed(manager, "/operator/organisations", "td a[href^=/operator/organisations/]"))
                    .doesNotHaveDuplicates()
                    .hasSize(inTheOperator("select count(*) from organisations.organisation"));
            assertThat(leafed(manager, "/operator/sites", "td a[href^=/operator/sites/]"))
                    .doesNotHaveDuplicates()
                    .hasSize(inTheOperator("select count(*) from organisations.site"));
            assertThat(leafed(manager, "/operator/reports", "main h2"))
                    .hasSizeGreaterThan(inTheOperator("select count(*) from organisations.organisation"));
            assertThat(leafed(manager, "/operator/privacy", "td a[href^=/operator/privacy/requests/]").stream()
                            .collect(toSet()))
                    .hasSizeGreaterThanOrEqualTo(
                            inTheOperator("select count(*) from privacy.request where status = 'OPEN'"));
            assertThat(leafed(manager, "/operator/people", "main tbody tr")).hasSizeGreaterThan(150);
            assertThat(leafed(manager, "/operator/people?query=CONCIERGE", "main tbody tr"))
                    .hasSizeBetween(31, 100)
                    .allSatisfy(it -> assertThat(it).containsIgnoringCase("concierge"));
        }
        try (var agent = somebody(Role.MEMBER)) {
            assertThat(leafed(agent, "/?all=true", "ul.wares h3 a"))
                    .doesNotHaveDuplicates()
                    .hasSizeGreaterThan(300);
            assertThat(leafed(agent, "/?query=annexe", "ul.wares h3 a"))
                    .doesNotHaveDuplicates()
                    .hasSizeBetween(200, 300);
        }
    }

    @Test
    void aListThatIsLongGoesOnOnAnotherPage() {
        goesOn(
                Role.MANAGER,
                "/operator/organisations",
                "/operator/sites",
                "/operator/partners",
                "/operator/people",
                "/operator/members",
                "/operator/catalogue",
                "/operator/markets",
                "/operator/reports",
                "/operator/privacy",
                "/operator/messages",
                "/operator/audit");
        goesOn(Role.CONCIERGE, "/desk/piles/hand-over", "/desk/hand-over", "/desk/fetch", "/desk/receive");
        goesOn(Role.FOLLOW_UP, "/insertion/people");
        goesOn(Role.SUPERVISOR, "/insertion/hours/week");
        goesOn(Role.MEMBER, "/?all=true");
    }

    private void goesOn(Role role, String... paths) {
        try (var reader = somebody(role)) {
            if (role == Role.CONCIERGE) {
                var chosen = "/desk/sites/siege";
                var form =
                        reader.open("/desk/sites?query=siege").page().selectFirst("form[action=%s]".formatted(chosen));
                reader.post(chosen, Filled.in(form));
            }
            for (var path : paths) {
                assertThat(reader.open(path).page().select("a[rel=next]"))
                        .as(path)
                        .isNotEmpty();
            }
        }
    }

    @Test
    void aPileIsLeafedThroughToItsEnd() {
        inTheOperator(() -> {
            for (var pile : Pile.values()) {
                var waiting = all(pile);
                assertThat(waiting.stream().map(Waiting::line))
                        .as(pile.name())
                        .doesNotHaveDuplicates()
                        .hasSize(board.today(served()).count(pile));
            }
            assertThat(all(Pile.HAND_OVER)).hasSizeGreaterThan(Board.LONGEST);
        });
    }

    @Test
    void whatWaitsAtTheEndOfAPileIsFound() {
        inTheOperator(() -> {
            var last = all(Pile.HAND_OVER).getLast();
            assertThat(board.piles(
                                    served(),
                                    List.of(Pile.HAND_OVER),
                                    last.memberName().toUpperCase(Locale.ROOT),
                                    null)
                            .items())
                    .isNotEmpty()
                    .allSatisfy(it -> assertThat(it.memberName()).contains(last.memberName()));
            var away = all(Pile.FETCH).getLast();
            assertThat(board.onPile(
                            served(), Pile.FETCH, ShortCode.read(away.number()).orElseThrow()))
                    .map(Waiting::line)
                    .contains(away.line());
            var sent = all(Pile.SEND).stream().map(Waiting::partner).collect(toSet());
            assertThat(board.toSend(served())).extracting(it -> it.partner()).hasSameElementsAs(sent);
        });
    }

    private ServedSite served() {
        return board.sites(manager()).stream()
                .filter(it -> it.site().id().equals(site().id()))
                .findFirst()
                .orElseThrow();
    }

    private List<Waiting> all(Pile pile) {
        var all = new ArrayList<Waiting>();
        String cursor = null;
        do {
            var slice = board.piles(served(), List.of(pile), "", cursor);
            all.addAll(slice.items());
            cursor = slice.next();
        } while (cursor != null);
        return all;
    }

    private Site site() {
        return organisations.site(organisations.siteId("siege"));
    }

    /** What a list shows on all its pages. */
    private static List<String> leafed(Wanderer reader, String path, String what) {
        var seen = new ArrayList<String>();
        for (var next = path; next != null; ) {
            var page = reader.open(next).page();
            page.select(what).stream()
                    .map(it -> it.hasAttr("href") ? it.attr("href") : it.text())
                    .forEach(seen::add);
            next = Stream.of(page.selectFirst("a[rel=next]"))
                    .filter(it -> it != null)
                    .map((Element it) -> it.attr("href"))
                    .findFirst()
                    .orElse(null);
        }
        return seen;
    }

    private Wanderer somebody(Role role) {
        var person = new Wanderer(port, routes, PAGES_OF_A_ROUTE);
        person.signIn(word(role) + "@demo.example", "demo");
        return person;
    }

    private int inTheOperator(String count) {
        var found = new int[1];
        inTheOperator(() -> found[0] = jdbc.sql(count).query(Integer.class).single());
        return found[0];
    }

    private void inTheOperator(Runnable work) {
        Tenant.run(organisations.operators().getFirst().id(), () -> transaction.executeWithoutResult(_ -> work.run()));
    }

    private static Actor manager() {
        return new Actor(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "…",
                Role.MANAGER,
                Tenant.require().value(),
                null,
                Locale.FRENCH);
    }

    private static String word(Role role) {
        return role == Role.MEMBER
                ? "agent"
                : role.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The dearest of each route, for people who asked for it ({@code -Dpages}). */
    private void tell() {
        var worst = new TreeMap<String, CountedStatements.Counted>();
        counted.requests()
                .forEach(it -> worst.merge(
                        routes.of(it.path()),
                        it,
                        (a, b) -> a.statements().size() >= b.statements().size() ? a : b));
        worst.entrySet().stream()
                .sorted(Comparator.comparing(it -> -it.getValue().statements().size()))
                .forEach(it -> System.out.printf(
                        "%4d statements %6d rows %3d transactions %5d ms %8d bytes %s%n",
                        it.getValue().statements().size(),
                        it.getValue().rows(),
                        it.getValue().transactions(),
                        it.getValue().inTheDatabase().toMillis(),
                        bytes.getOrDefault(it.getKey(), 0),
                        it.getValue().path()));
    }
}
