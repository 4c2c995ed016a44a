package fr.conciergerie.journeys;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.Here;
import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.accounts.ApiTokens;
import fr.conciergerie.database.RawRows;
import fr.conciergerie.organisations.MemberDetails;
import fr.conciergerie.organisations.OrganisationDetails;
import fr.conciergerie.organisations.OrganisationKind;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.Sites;
import fr.conciergerie.partners.LegalForm;
import fr.conciergerie.partners.PartnerDetails;
import fr.conciergerie.partners.Partners;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Role;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * Whose things a role reaches, as {@code access.table} says it route by route: whoever has the same role, but for another operator,
 * at another site, for another partner or another organisation, calls it with keys that exist and are not theirs, sends what the
 * rightful person's form would send, and is told that there is nothing; no row has changed. The rightful person gets in, by the
 * same call. A new route joins by itself. In a demonstration of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"conciergerie.demo=true", "conciergerie.test-database=" + WhoseThingsTest.DATABASE})
class WhoseThingsTest extends JourneyTest {

    static final String DATABASE = "conciergerie_whose";

    private static final String PASSWORD = "une porte bien fermée";

    /** What stands in an address and is nobody's: a day, a way to see things, a word that every operator has. */
    private static final Set<String> NOBODYS =
            Set.of("year", "extension", "number", "from", "pile", "rule", "code", "paper");

    /** Whom every site of an operator works with. */
    private static final String OF_ALL_SITES = "partner";

    /** What is sent off once, so that there is something to be undone. */
    private static final Set<String> MAKING = Set.of(
            "/services/{service}",
            "/desk/unmet",
            "/desk/orders/{order}/lines/{line}/dispatch",
            "/operator/calendar/{site}/closures",
            "/operator/partners/{partner}/closures",
            "/partner/days",
            "/account/data/requests");

    /** What a call needs that no form was met for. */
    private static final Map<String, String> USUAL = Map.of("version", "0");

    /** Bodies with nothing wrong in them; the other calls need none. */
    private static final Map<String, String> BODIES = Map.ofEntries(
            Map.entry("/deposit", "{\"pieces\":[{\"description\":\"Bottines\"}],\"place\":\"A\"}"),
            Map.entry("/return", "{\"place\":\"B\"}"),
            Map.entry("/collection", "{}"),
            Map.entry("/hold", "{\"until\":\"2026-12-24\"}"),
            Map.entry("/delegation", "{\"name\":\"Camille Roy\"}"),
            Map.entry("/cancellation", "{\"reason\":\"Plus besoin\"}"),
            Map.entry("/refusal", "{\"reason\":\"Semelle fendue\"}"),
            Map.entry("/attendance", "{\"attendance\":\"ATTENDED\"}"),
            Map.entry("/move", "{\"slot\":\"01930d5c-7a52-7c1e-9a3b-5d8f6f2f7a10-20261208T1130Z\"}"),
            Map.entry(
                    "/lines/{line}/proposal",
                    "{\"price\":{\"cents\":1900,\"currency\":\"EUR\"},\"reason\":\"Les deux talons\"}"),
            Map.entry("/postponement", "{\"startsAt\":\"2026-12-08T11:30:00Z\",\"endsAt\":\"2026-12-08T13:00:00Z\"}"),
            Map.entry("/walk-ins", "{\"walkIns\":3}"),
            Map.entry("/waiting-list", "{}"),
            Map.entry("/series", "{\"slots\":[\"01930d5c-7a52-7c1e-9a3b-5d8f6f2f7a10-20261208T1130Z\"]}"),
            Map.entry("/registrations", "{}"),
            Map.entry("/guests", "{}"),
            Map.entry("/deposits", "{\"good\":\"01930d5c-7a52-7c1e-9a3b-5d8f6f2f7a10\",\"amount\":1}"),
            Map.entry("/lots", "{}"),
            Map.entry("/handover", "{\"function\":\"Bénévole\"}"),
            Map.entry("/rounds/{round}/stops", "{\"site\":\"siege\"}"),
            Map.entry("/rounds/{round}/order", "{\"stops\":[]}"),
            Map.entry("/departure", "{}"),
            Map.entry("/manifest", "{}"),
            Map.entry("/reopening", "{}"),
            Map.entry("/lockers/reservations", "{\"site\":\"siege\"}"),
            Map.entry("/receipt", "{\"number\":\"R-1\",\"day\":\"2026-12-01\"}"));

    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

    /** Of each route, as many things of the demonstration are asked for. */
    private static final int EACH = 2;

    /** Routes to what the walk through the demonstration does not meet; a new one stands here with a reason to, or is knocked at. */
    private static final Set<String> NOT_MET = Set.of(
            "GET /api/v1/collections/{collection}/lots/{lot}",
            "GET /api/v1/events/{event}/registrations/{registration}",
            "GET /api/v1/rounds/{round}",
            "GET /api/v1/rounds/{round}/stops/{stop}",
            "GET /appointments/lines/{line}",
            "GET /appointments/{booking}",
            "GET /appointments/{booking}/cancellation",
            "GET /appointments/{booking}/guests",
            "GET /desk/animations/{event}/people/{member}",
            "GET /desk/appointments/lines/{line}",
            "GET /desk/appointments/new/{member}/slots/{slot}",
            "GET /desk/appointments/new/{member}/slots/{slot}/series",
            "GET /desk/appointments/new/{member}/{service}",
            "GET /desk/appointments/{booking}",
            "GET /desk/new/{member}/{service}",
            "GET /desk/past/books/{book}/removal",
            "GET /operator/catalogue/imports/{draft}",
            "GET /operator/imports/{id}",
            "GET /operator/imports/{id}/departures",
            "GET /operator/imports/{id}/rejected.csv",
            "GET /operator/privacy/requests/{request}",
            "GET /operator/privacy/requests/{request}/copy.zip",
            "GET /partner/appointments/absence/{practitioner}",
            "GET /partner/appointments/calendar/{practitioner}",
            "GET /photos/{photo}",
            "POST /account/data/requests/{request}/withdrawal",
            "POST /api/v1/bookings/{booking}/attendance",
            "POST /api/v1/collections/{collection}/lots/{lot}/handover",
            "POST /api/v1/collections/{collection}/lots/{lot}/receipt",
            "POST /api/v1/events/{event}/registrations/{registration}/attendance",
            "POST /api/v1/events/{event}/registrations/{registration}/cancellation",
            "POST /api/v1/events/{event}/waiting-list/{entry}/cancellation",
            "POST /api/v1/rounds/{round}/departure",
            "POST /api/v1/rounds/{round}/end",
            "POST /api/v1/rounds/{round}/order",
            "POST /api/v1/rounds/{round}/plan",
            "POST /api/v1/rounds/{round}/stops",
            "POST /api/v1/rounds/{round}/stops/{stop}/manifest",
            "POST /api/v1/rounds/{round}/stops/{stop}/reopening",
            "POST /api/v1/slots/{slot}/waiting-list/{entry}/cancellation",
            "POST /appointments/waiting/{entry}/leave",
            "POST /appointments/{booking}/cancellation",
            "POST /appointments/{booking}/guests",
            "POST /appointments/{booking}/move",
            "POST /basket/elsewhere/{site}",
            "POST /calendars/addresses/{address}/replacement",
            "POST /calendars/addresses/{address}/revocation",
            "POST /desk/animations/waiting/{entry}/leave",
            "GET /desk/animations/{event}/passers-by/{registration}/removal",
            "POST /desk/animations/{event}/passers-by/{registration}/call",
            "POST /desk/animations/{event}/passers-by/{registration}/removal",
            "POST /desk/animations/{event}/people/{member}/registration",
            "POST /desk/animations/{event}/people/{member}/waiting",
            "POST /desk/animations/{event}/registrations/{registration}/attendance",
            "POST /desk/animations/{event}/registrations/{registration}/cancellation",
            "POST /desk/appointments/new/{member}/slots/{slot}",
            "POST /desk/appointments/new/{member}/slots/{slot}/series",
            "POST /desk/appointments/new/{member}/slots/{slot}/waiting",
            "POST /desk/appointments/waiting/{entry}/leave",
            "POST /desk/appointments/{booking}/attendance",
            "POST /desk/appointments/{booking}/cancellation",
            "POST /desk/appointments/{booking}/guests",
            "POST /desk/baskets/{member}/lines/{line}/removal",
            "POST /desk/baskets/{member}/lines/{line}/return",
            "POST /desk/collections/{collection}/lots/{lot}/handover",
            "POST /desk/collections/{collection}/lots/{lot}/receipt",
            "POST /desk/lockers/{bank}/openings/{opening}/settlement",
            "POST /desk/new/{member}/{service}",
            "POST /desk/past/books/{book}/removal",
            "POST /desk/photos/{photo}/partner",
            "POST /desk/photos/{photo}/removal",
            "POST /desk/transfers/{transfer}/undo",
            "POST /lockers/{reservation}/collection",
            "POST /lockers/{reservation}/extension",
            "POST /operator/catalogue/imports/{draft}/confirmation",
            "POST /operator/catalogue/services/{service}/sales/{site}/prices/{from}/removal",
            "POST /operator/imports/{id}/abandonment",
            "POST /operator/imports/{id}/confirmation",
            "POST /operator/imports/{id}/departures",
            "POST /operator/imports/{id}/departures/{departure}/undoing",
            "POST /operator/messages/unsure/{message}/letting-be",
            "POST /operator/messages/unsure/{message}/resending",
            "POST /operator/messages/{message}/resending",
            "POST /operator/organisations/{organisation}/invitations/{round}/end",
            "POST /operator/privacy/requests/{request}/answer",
            "POST /operator/privacy/requests/{request}/erasure",
            "POST /operator/privacy/requests/{request}/prolongation",
            "POST /operator/privacy/requests/{request}/refusal",
            "POST /partner/appointments/absence/{practitioner}",
            "POST /partner/appointments/calendar/{practitioner}",
            "POST /partner/appointments/calendar/{practitioner}/reading",
            "POST /partner/appointments/calendar/{practitioner}/removal",
            "POST /partner/appointments/kept/{kept}/release",
            "POST /partner/appointments/{booking}/attendance");

    /** Where a word stands for something else than in the rest of its room: the place of somebody without an account, a wait for an hour. */
    private static final List<String> OTHER_THINGS = List.of("/passers-by/", "/appointments/waiting/");

    /** The events with a picture: of others nobody sees one. */
    private static final String SHOWN = "events with a picture";

    @Autowired
    Accounts accounts;

    @Autowired
    Organisations organisations;

    @Autowired
    Partners partners;

    private final PageRoutes pages = PageRoutes.ofPages();
    private final PageRoutes forms = PageRoutes.ofForms();
    private final HttpClient http = HttpClient.newHttpClient();

    private final List<Line> lines = lines();
    private final Map<String, List<Call>> calls = new TreeMap<>();
    private final Map<String, Set<String>> known = new HashMap<>();
    private final List<String> flaws = new ArrayList<>();
    private final Map<Role, Stranger> elsewhere = new EnumMap<>(Role.class);
    private final Map<Role, Stranger> besides = new EnumMap<>(Role.class);
    private List<String> lost = List.of();
    private final Set<String> made = new TreeSet<>();
    private int refused;
    private int admitted;

    /** A line of the table that lets a role reach something by its key. */
    private record Line(String method, String path, Map<Role, String> roles) {

        String route() {
            return method + " " + path;
        }

        boolean isApi() {
            return path.startsWith("/api/");
        }

        /** What stands in its address and is somebody's. */
        Set<String> names() {
            return VARIABLE.matcher(path)
                    .results()
                    .map(it -> it.group(1))
                    .filter(it -> !NOBODYS.contains(it))
                    .collect(Collectors.toSet());
        }
    }

    /** What the rightful person does. */
    private record Call(Role role, String path, Map<String, String> fields) {}

    private record Stranger(String email, String token, String where) {}

    private static List<Line> lines() {
        try (var rows = Files.lines(Path.of("src/main/resources/access.table"))) {
            return rows.map(it -> it.replaceFirst("#.*", "").strip())
                    .filter(it -> it.contains(":"))
                    .map(it -> it.split("\\s+"))
                    .map(it -> new Line(
                            it[0],
                            it[1],
                            Arrays.stream(it)
                                    .skip(2)
                                    .filter(word -> word.contains(":"))
                                    .map(word -> word.split(":"))
                                    .collect(Collectors.toMap(word -> Role.valueOf(word[0]), word -> word[1]))))
                    .filter(it -> !it.names().isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeAll
    void strangersKnock() {
        var demonstration = organisations.operators().getFirst().id();
        var other = organisations.createOperator("Une autre conciergerie", "autre-" + UUID.randomUUID());
        meetEverything();
        strangers(other, "of another operator", elsewhere);
        strangers(demonstration, "of another site", besides);
        known.put("partner[order, line]", new LinkedHashSet<>(RawRows.in(DATABASE, """
                select l.order_id || '/' || l.id from orders.order_line l
                  join accounts.role_grant g on g.role = 'PARTNER' and g.subject = l.job_partner_id
                  join accounts.account a on a.id = g.account_id and a.email = 'partner@demo.example'
                 order by l.id desc limit 2
                """)));
        known.put("agent[label]", new LinkedHashSet<>(RawRows.in(DATABASE, """
                select i.label from custody.item i join orders.customer_order o on o.id = i.order_id
                  join accounts.role_grant g on g.role = 'MEMBER' and g.subject = o.member_id
                  join accounts.account a on a.id = g.account_id and a.email = 'agent@demo.example'
                 order by i.label limit 2
                """)));
        known.put(
                SHOWN, new LinkedHashSet<>(RawRows.in(DATABASE, "select animation_id::text from animations.picture")));
        fillTheRest();
        var before = rows(demonstration);
        lines.forEach(this::refuseStrangers);
        var after = new ArrayList<>(rows(demonstration));
        lost = new ArrayList<>(before);
        lost.removeAll(new LinkedHashSet<>(after));
        lines.stream().filter(it -> it.method().equals("GET")).forEach(this::admitTheRightful);
        // The last first: which site somebody is at is chosen before all that is done there.
        lines.reversed().stream().filter(it -> !it.method().equals("GET")).forEach(this::admitTheRightful);
        System.out.printf(
                "whose things: %d routes of %d, %d times refused to strangers, %d times open to the rightful%n",
                calls.size(), lines.size(), refused, admitted);
    }

    /** One of each role, with a site, an organisation and a partner of their own. */
    private void strangers(OperatorId operator, String where, Map<Role, Stranger> into) {
        Tenant.run(operator, () -> {
            var aYearAgo = Here.today().minusYears(1);
            var name = "Ailleurs " + UUID.randomUUID().toString().substring(0, 8);
            var organisation = organisations.addOrganisation(new OrganisationDetails(
                    name, name.toLowerCase(Locale.ROOT).replace(' ', '-'), OrganisationKind.TOWN, null));
            var site = organisations.addSite(Sites.details(name));
            organisations.share(site, organisation, aYearAgo, null);
            var member = organisations.addMember(
                    organisation,
                    new MemberDetails(
                            "Quelqu’un d’ailleurs", UUID.randomUUID() + "@ailleurs.example", null, Locale.FRENCH),
                    aYearAgo);
            var partner = partners.add(PartnerDetails.of(name, LegalForm.ASSOCIATION, "Bordeaux"));
            for (var role : Role.values()) {
                if (role == Role.ADMIN) {
                    continue;
                }
                UUID subject = switch (role) {
                    case MEMBER -> member.value();
                    case PARTNER -> partner.value();
                    case COORDINATOR -> organisation.value();
                    default -> null;
                };
                var email = role.name().toLowerCase(Locale.ROOT) + "-" + UUID.randomUUID() + "@ailleurs.example";
                var account = accounts.ensure(email, "Quelqu’un", Locale.FRENCH);
                accounts.setPassword(account, PASSWORD);
                accounts.grant(account, role, subject);
                if (role == Role.CONCIERGE) {
                    organisations.assign(account.value(), site, aYearAgo);
                }
                var token = accounts.issueToken(account, role, subject, "essai", ApiTokens.scopesOf(role));
                into.put(role, new Stranger(email, token.secret(), where));
            }
        });
    }

    /** Every page that the demonstration's people are led to, and every form on it. */
    private void meetEverything() {
        for (var role : Role.values()) {
            try (var person = new Wanderer(port, pages, 6)) {
                person.signIn(word(role) + "@demo.example", "demo");
                for (var stop : person.wander("fr", role.home(), "/account")) {
                    if (stop.status() == 200) {
                        meet(role, "GET", stop.path(), Map.of());
                        if (stop.isPage()) {
                            stop.page().select("form[method=post]").forEach(it -> meetForm(person, role, it));
                        }
                    }
                }
            }
        }
    }

    private void meetForm(Wanderer person, Role role, Element form) {
        var action = form.attr("action");
        var typed = Filled.in(form);
        meet(role, "POST", action, typed);
        if (MAKING.contains(forms.of(action)) && made.add(forms.of(action))) {
            var after = person.post(action, typed);
            if (after.isPage()) {
                after.page()
                        .select("form[method=post]")
                        .forEach(it -> meet(role, "POST", it.attr("action"), Filled.in(it)));
            }
        }
    }

    private void meet(Role role, String method, String path, Map<String, String> fields) {
        var route = method + " " + (method.equals("GET") ? pages : forms).of(path);
        for (var line : lines) {
            if (line.route().equals(route) && line.roles().containsKey(role)) {
                remember(line, role, path, fields);
            }
        }
    }

    private void remember(Line line, Role role, String path, Map<String, String> fields) {
        var of = calls.computeIfAbsent(line.route(), _ -> new ArrayList<>());
        if (of.stream().filter(it -> it.role() == role).count() < EACH
                && of.stream().noneMatch(it -> it.role() == role && it.path().equals(path))) {
            of.add(new Call(role, path, fields));
        }
        for (var ring : List.of(keyring(role, line), anyKeyring(role, line))) {
            known.computeIfAbsent(ring, _ -> new LinkedHashSet<>()).add(values(line.path(), path));
        }
    }

    /** The same word stands for other things in another room. */
    private static String keyring(Role role, Line line) {
        return line.path().replaceFirst("^(/operator/\\w+|/\\w+).*", "$1 ") + anyKeyring(role, line);
    }

    private static String anyKeyring(Role role, Line line) {
        return word(role)
                + OTHER_THINGS.stream().filter(line.path()::contains).collect(Collectors.joining())
                + variables(line.path());
    }

    private static List<String> variables(String path) {
        return VARIABLE.matcher(path).results().map(it -> it.group(1)).toList();
    }

    /** What stands for the variables of a route in an address. */
    private static String values(String route, String path) {
        var pattern = Pattern.compile(
                Pattern.quote(route).replaceAll("\\{[^}]+}", "\\\\E([^/]+?)\\\\Q") + "(\\?.*)?", Pattern.DOTALL);
        var found = pattern.matcher(path);
        if (!found.matches()) {
            throw new AssertionError(path + " is not of " + route);
        }
        var values = new ArrayList<String>();
        for (int i = 1; i < found.groupCount(); i++) {
            values.add(found.group(i));
        }
        return String.join("/", values);
    }

    /** Routes that no link leads to are asked with the keys that others were met with. */
    private void fillTheRest() {
        for (var line : lines) {
            for (var role : line.roles().keySet()) {
                var met = calls.getOrDefault(line.route(), List.of()).stream().anyMatch(it -> it.role() == role);
                if (!met) {
                    keys(line, role).forEach(it -> remember(line, role, it, USUAL));
                }
            }
        }
    }

    private Stream<String> keys(Line line, Role role) {
        var ring =
                line.path().contains("/picture") ? SHOWN : line.isApi() ? anyKeyring(role, line) : keyring(role, line);
        return known.getOrDefault(ring, Set.of()).stream().limit(EACH).map(it -> {
            var path = line.path();
            for (var value : it.split("/")) {
                path = path.replaceFirst("\\{[^}]+}", value);
            }
            return path;
        });
    }

    private void refuseStrangers(Line line) {
        for (var call : calls.getOrDefault(line.route(), List.of())) {
            var whose = line.roles().get(call.role());
            if ("any".equals(whose)) {
                continue;
            }
            refuse(line, call, elsewhere.get(call.role()));
            if (!"operator".equals(whose)
                    && !(whose.equals("site") && line.names().equals(Set.of(OF_ALL_SITES)))) {
                refuse(line, call, besides.get(call.role()));
            }
        }
    }

    private void refuse(Line line, Call call, @Nullable Stranger stranger) {
        if (stranger == null) {
            return;
        }
        int status = line.isApi() ? api(line, call, stranger.token()) : page(line, call, stranger);
        refused++;
        if (status != 404 && status != 403) {
            flaws.add(
                    "%s as %s %s: %d (%s)".formatted(line.route(), call.role(), stranger.where(), status, call.path()));
        }
    }

    private final Map<String, Wanderer> people = new HashMap<>();
    private final Map<String, String> tokens = new HashMap<>();

    private int page(Line line, Call call, Stranger stranger) {
        return page(line, call, stranger.email(), PASSWORD);
    }

    private int page(Line line, Call call, String email, String password) {
        var person = people.computeIfAbsent(email, it -> {
            var one = new Wanderer(port, pages);
            one.signIn(it, password);
            return one;
        });
        if (line.method().equals("GET")) {
            return person.open(call.path()).status();
        }
        var fields = new LinkedHashMap<>(call.fields());
        fields.put(
                "_csrf",
                tokens.computeIfAbsent(
                        email,
                        _ -> person.open("/account")
                                .page()
                                .select("[name=_csrf]")
                                .val()));
        return person.post(call.path(), fields).status();
    }

    private int api(Line line, Call call, String token) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + call.path()
                        + (line.path().endsWith("/hours") ? "?month=2026-10" : "")))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "*/*");
        if (line.method().equals("POST")) {
            BODIES.entrySet().stream()
                    .filter(it -> line.path().endsWith(it.getKey()))
                    .findFirst()
                    .ifPresentOrElse(
                            it -> request.header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString(it.getValue())),
                            () -> request.POST(BodyPublishers.noBody()));
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString()).statusCode();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void admitTheRightful(Line line) {
        for (var role : line.roles().keySet()) {
            var statuses = new ArrayList<Integer>();
            if (calls.getOrDefault(line.route(), List.of()).stream().noneMatch(it -> it.role() == role)) {
                continue;
            }
            for (var call : calls.getOrDefault(line.route(), List.of())) {
                if (call.role() == role) {
                    statuses.add(
                            line.isApi()
                                    ? api(line, call, "demo-" + word(role))
                                    : page(line, call, word(role) + "@demo.example", "demo"));
                }
            }
            if (statuses.stream().anyMatch(it -> it != 403 && it != 404)) {
                admitted++;
            } else {
                flaws.add("%s as %s of the demonstration: %s".formatted(line.route(), role, statuses));
            }
        }
    }

    private static String word(Role role) {
        return role == Role.MEMBER
                ? "agent"
                : role.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Every row of an operator, by what is in it; but when each right was last used. */
    private List<String> rows(OperatorId operator) {
        var tables = RawRows.in(DATABASE, """
                select c.oid::regclass::text from pg_attribute a join pg_class c on c.oid = a.attrelid
                 where a.attname = 'operator_id' and c.relkind in ('r', 'p') and not c.relispartition
                   and c.oid <> 'accounts.role_grant'::regclass
                 order by 1
                """);
        return tables.stream()
                .flatMap(table -> RawRows.in(
                        DATABASE,
                        "select '%s ' || t::text from %s t where operator_id = '%s'"
                                .formatted(table, table, operator.value()))
                        .stream())
                .toList();
    }

    @Test
    void areNotSomebodyElses() {
        assertThat(flaws).isEmpty();
    }

    @Test
    void stayAsTheyWere() {
        assertThat(lost).isEmpty();
    }

    @Test
    void areAllKnockedAt() {
        var silent = lines.stream()
                .map(Line::route)
                .filter(it -> !calls.containsKey(it))
                .collect(toCollection(TreeSet::new));
        assertThat(silent).isSubsetOf(NOT_MET);
        assertThat(lines.stream().map(Line::route)).containsAll(NOT_MET);
    }
}
