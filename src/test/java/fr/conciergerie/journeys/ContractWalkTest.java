package fr.conciergerie.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.conciergerie.Here;
import fr.conciergerie.web.Contract;
import fr.conciergerie.web.ContractFilter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.boot.test.context.SpringBootTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every call of the API, by everybody, as it is described and in every way that it is not: no answer is out of contract,
 * and nothing is done that was not asked for to the letter. What {@link ContractFilter} finds is answered in the answer's
 * place.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"conciergerie.demo=true", "conciergerie.test-database=conciergerie_contract"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ContractWalkTest extends JourneyTest {

    private static final List<String> TOKENS = List.of(
            "demo-agent",
            "demo-concierge",
            "demo-partner",
            "demo-manager",
            "demo-coordinator",
            "demo-follow-up",
            "demo-supervisor",
            "demo-admin");

    private static final JsonMapper JSON = new JsonMapper();

    /** Bodies with nothing wrong in them. */
    private static final Map<String, String> RIGHT = Map.of(
            "/deposit", "{\"pieces\":[{\"description\":\"Bottines\"}],\"place\":\"A\"}",
            "/return", "{\"place\":\"B\"}",
            "/cancellation", "{\"reason\":\"Plus besoin\"}",
            "/refusal", "{\"reason\":\"Semelle fendue\"}",
            "/proposal", "{\"price\":{\"cents\":1900,\"currency\":\"EUR\"},\"reason\":\"Les deux talons\"}");

    private static final String NOBODY = "0198f3a2-7c11-7d3e-9a42-5b6f1e8c2d90";

    private final Contract contract = Contract.checkedIn();
    private final JsonNode description = JSON.readTree(Path.of("docs", "api", "openapi.json"));
    private final Map<String, String> there = new LinkedHashMap<>();
    private final List<String> breaches = new ArrayList<>();

    private HttpClient http;
    private int sent;

    @BeforeAll
    void begin() {
        http = HttpClient.newHttpClient();
    }

    @AfterAll
    void end() {
        http.close();
    }

    private record Call(String method, String path, JsonNode description) {

        boolean hasBody() {
            return description.has("requestBody");
        }

        JsonNode example() {
            return description.at("/requestBody/content/application~1json/example");
        }
    }

    /** A request that is put together. */
    private final class Ask {

        private final String method;
        private final String path;
        private final Map<String, String> headers = new LinkedHashMap<>();
        private byte @Nullable [] body;

        Ask(String token, String method, String path) {
            this.method = method;
            this.path = path;
            headers.put("Authorization", "Bearer " + token);
            headers.put("Accept", "*/*");
        }

        Ask with(String name, @Nullable String value) {
            headers.remove(name);
            if (value != null) {
                headers.put(name, value);
            }
            return this;
        }

        Ask json(String text) {
            return body("application/json", text.getBytes(StandardCharsets.UTF_8));
        }

        Ask body(@Nullable String type, byte[] bytes) {
            body = bytes;
            return with("Content-Type", type);
        }

        HttpResponse<String> send() {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1" + path));
            headers.forEach(request::header);
            request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
            try {
                var answer = http.send(request.build(), BodyHandlers.ofString());
                sent++;
                if (answer.statusCode() >= 500) {
                    breaches.add("%s %s %d %s %s"
                            .formatted(
                                    method,
                                    path,
                                    answer.statusCode(),
                                    answer.headers().firstValue(ContractFilter.REASON),
                                    answer.body()));
                }
                return answer;
            } catch (IOException e) {
                throw new UncheckedIOException(method + " " + path, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }

        int status() {
            return send().statusCode();
        }
    }

    private Ask get(String token, String path) {
        return new Ask(token, "GET", path);
    }

    private Ask post(String token, String path) {
        return new Ask(token, "POST", path);
    }

    private JsonNode read(Ask ask, int expected) {
        var answer = ask.send();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected);
        return JSON.readTree(answer.body());
    }

    private String[] order(String service) {
        var placed = read(post("demo-agent", "/orders").json("""
                        {"site":"pole-sud","channel":"ONLINE","lines":[{"service":"%s","quantity":1}]}
                        """.formatted(service)), 201);
        return new String[] {
            placed.at("/id").asString(), placed.at("/lines/0/id").asString()
        };
    }

    private String line(String[] order) {
        return "/orders/" + order[0] + "/lines/" + order[1];
    }

    @Test
    @Order(1)
    void everyCallDoesWhatItIsDescribedToDo() {
        var shoes = order("cordonnerie-talons");
        var kept = post("demo-agent", "/orders").with("Idempotency-Key", "walk").json("""
                        {"site":"pole-sud","channel":"ONLINE","lines":[{"service":"cordonnerie-talons","quantity":2}]}""");
        var first = read(kept, 201);
        assertThat(read(kept, 201).at("/id")).isEqualTo(first.at("/id"));

        var handed = read(post("demo-concierge", line(shoes) + "/deposit").json("""
                {"pieces":[{"description":"Bottines","reserves":["WORN"]}],"place":"Étagère A"}"""), 200);
        var label = handed.at("/items/0/label").asString();
        read(get("demo-concierge", "/items/" + label), 200);
        read(get("demo-concierge", "/desk/today?site=pole-sud"), 200);
        read(post("demo-concierge", line(shoes) + "/dispatch"), 200);
        read(get("demo-partner", "/jobs?limit=2"), 200);
        read(get("demo-partner", "/jobs?status=TO_ANSWER"), 200);
        read(post("demo-partner", line(shoes) + "/proposal").json("""
                {"price":{"cents":1900,"currency":"EUR"},"promisedFor":null,"reason":"Les deux talons"}"""), 200);
        read(post("demo-agent", line(shoes) + "/proposal/acceptance"), 200);
        read(post("demo-partner", line(shoes) + "/completion"), 200);
        read(post("demo-concierge", line(shoes) + "/return").json("{\"place\":\"B\"}"), 200);
        read(post("demo-concierge", line(shoes) + "/collection").json("{}"), 200);

        var refused = order("cordonnerie-talons");
        read(get("demo-agent", "/orders/" + refused[0] + "/withdrawal"), 200);
        read(post("demo-concierge", line(refused) + "/deposit").json("""
                {"pieces":[{"description":"Bottines"}],"place":"A"}"""), 200);
        read(post("demo-concierge", line(refused) + "/dispatch").json("{\"partner\":null}"), 200);
        read(post("demo-partner", line(refused) + "/refusal").json("{\"reason\":\"Semelle fendue\"}"), 200);

        var declined = order("cordonnerie-talons");
        read(post("demo-concierge", line(declined) + "/deposit").json("""
                {"pieces":[{"description":"Bottines"}],"place":"A"}"""), 200);
        read(post("demo-concierge", line(declined) + "/dispatch"), 200);
        read(post("demo-partner", line(declined) + "/acceptance"), 200);
        read(
                post("demo-partner", line(declined) + "/proposal")
                        .json("""
                {"price":null,"promisedFor":"%s","reason":"Le cuir doit sécher"}
                """.formatted(Here.today().plusDays(60))),
                200);
        read(post("demo-agent", line(declined) + "/proposal/refusal"), 200);

        var cancelled = order("cordonnerie-talons");
        read(post("demo-agent", line(cancelled) + "/cancellation").json("{\"reason\":\"Plus besoin\"}"), 200);
        var withdrawn = order("cordonnerie-talons");
        read(post("demo-agent", "/orders/" + withdrawn[0] + "/withdrawal"), 200);
        read(get("demo-agent", "/orders/" + withdrawn[0]), 200);
        read(get("demo-agent", "/orders?limit=1"), 200);

        var member = read(get("demo-concierge", "/members?query=a"), 200)
                .at("/items/0/id")
                .asString();
        var some = read(get("demo-concierge", "/members?limit=1"), 200);
        assertThat(read(
                                get(
                                        "demo-concierge",
                                        "/members?limit=1&cursor="
                                                + some.at("/next").asString()),
                                200)
                        .at("/items/0/id"))
                .isNotEqualTo(some.at("/items/0/id"));
        var day = Here.today().minusDays(20);
        read(post("demo-concierge", "/past-orders").json("""
                {"site":"pole-sud","member":"%s","service":"cordonnerie-talons","quantity":1,"day":"%s","collectedOn":"%s"}
                """.formatted(member, day, day.plusDays(7))), 201);
        read(get("demo-agent", "/sites?limit=1"), 200);
        read(get("demo-agent", "/sites/pole-sud"), 200);
        read(get("demo-agent", "/sites/pole-sud/services"), 200);
        read(get("demo-agent", "/terms"), 200);
        read(get("demo-agent", "/indicators"), 200);

        var booking = booked();
        there.put("reservation", kept());
        there.put("bank", UUID.randomUUID().toString());

        var event = taken();
        given();
        driven();

        var markets = read(get("demo-manager", "/markets"), 200);
        var market = markets.at("/items/0/id").asString();
        read(get("demo-manager", "/markets/" + market), 200);
        read(get("demo-manager", "/markets/" + market + "/hours?month=2026-10"), 200);
        read(get("demo-follow-up", "/markets/" + market + "/hours?month=2026-10&codes=true"), 200);
        read(post("demo-manager", "/markets").json("""
                {"number":"2027-1","object":"Conciergerie","buyer":"bordeaux-metropole","procedure":"MAPA",
                 "estimated":{"cents":4000000,"currency":"EUR"},"notifiedOn":"2027-01-04","startsOn":"2027-02-01",
                 "endsOn":"2028-01-31","lots":[],"lines":[]}"""), 201);

        for (int year = 2015; year < 2030; year++) {
            for (var who : List.of("demo-manager", "demo-coordinator")) {
                var of = "?organisation=bordeaux-metropole&year=" + year;
                read(get(who, "/reports/annual" + of), 200);
                var published = read(get(who, "/reports/annual/publications" + of), 200);
                if (!published.isEmpty()) {
                    read(get(who, "/reports/annual/publications/1" + of), 200);
                    assertThat(get(who, "/reports/annual/publications/1" + of)
                                    .with("Accept", "application/pdf")
                                    .status())
                            .isIn(200, 404);
                }
            }
        }
        for (var type : List.of("text/csv", "application/pdf", "application/zip")) {
            assertThat(get("demo-manager", "/reports/annual?organisation=bordeaux-metropole&year=2025")
                            .with("Accept", type)
                            .status())
                    .isEqualTo(200);
        }
        read(get("demo-admin", "/reports/annual?year=2025"), 200);
        read(get("demo-manager", "/reports/figures?from=2025-03&to=2025-11"), 200);

        there.put("event", event);
        there.putAll(Map.of(
                "order",
                shoes[0],
                "line",
                shoes[1],
                "site",
                "pole-sud",
                "label",
                label,
                "market",
                market,
                "number",
                "1",
                "booking",
                booking));
        assertThat(breaches).isEmpty();
        assertThat(contract.calls().filter(call -> !isDone(call) && !OF_A_CONTROLLER.contains(call)))
                .as("calls that were never done")
                .isEmpty();
    }

    /** An hour is taken, moved, given back; and of one that is past it is said that somebody came. */
    private String booked() {
        var today = Here.today();
        var free = read(
                        get(
                                "demo-agent",
                                "/sites/siege/slots?offer=osteopathie-seance&from=%s&to=%s"
                                        .formatted(today.plusDays(2), today.plusDays(28))),
                        200)
                .at("/items")
                .valueStream()
                .filter(it -> it.at("/free").asInt() > 0)
                .map(it -> it.at("/id").asString())
                .toList();
        var booking = read(post("demo-agent", "/bookings").json("{\"slot\":\"%s\"}".formatted(free.getLast())), 201)
                .at("/id")
                .asString();
        read(get("demo-agent", "/bookings"), 200);
        read(get("demo-agent", "/bookings/" + booking), 200);
        wait(free.getLast());
        inSeries();
        read(
                post("demo-agent", "/bookings/" + booking + "/move")
                        .json("{\"slot\":\"%s\"}".formatted(free.get(free.size() - 2))),
                200);
        read(post("demo-agent", "/bookings/" + booking + "/cancellation").json("{\"reason\":\"En congé\"}"), 200);
        var came = read(
                        get(
                                "demo-concierge",
                                "/bookings?site=siege&from=%s&to=%s".formatted(today.minusDays(7), today)),
                        200)
                .at("/items")
                .valueStream()
                .filter(it ->
                        Set.of("ATTENDED", "BOOKED").contains(it.at("/status").asString())
                                && Instant.parse(it.at("/startsAt").asString()).isBefore(Instant.now()))
                .map(it -> it.at("/id").asString())
                .toList()
                .getLast();
        read(post("demo-concierge", "/bookings/" + came + "/attendance").json("{\"attendance\":\"ATTENDED\"}"), 200);
        return booking;
    }

    /** A compartment is reserved, put into, given back; another waits for its member, is kept longer and emptied. */
    private String kept() {
        read(get("demo-agent", "/sites/siege/lockers"), 200);
        var mine = read(
                        post("demo-concierge", "/lockers/reservations")
                                .json("{\"site\":\"siege\",\"member\":\"%s\"}".formatted(other())),
                        201)
                .at("/id")
                .asString();
        var path = "/lockers/reservations/" + mine;
        read(get("demo-concierge", path), 200);
        read(post("demo-concierge", path + "/declaration"), 200);
        read(post("demo-concierge", path + "/cancellation"), 200);
        var ready = read(get("demo-agent", "/orders?status=READY&site=siege"), 200)
                .at("/items/0/id")
                .asString();
        var loaded = read(post("demo-concierge", "/lockers/loads").json("{\"order\":\"%s\"}".formatted(ready)), 201)
                .at("/id")
                .asString();
        read(post("demo-agent", "/lockers/reservations/" + loaded + "/extension"), 200);
        var expires = LocalDate.parse(read(get("demo-agent", "/lockers/reservations/" + loaded), 200)
                .at("/expiresAt")
                .asString()
                .substring(0, 10));
        read(
                post("demo-agent", "/lockers/reservations/" + loaded + "/hold")
                        .json("{\"until\":\"%s\"}".formatted(expires.plusDays(5))),
                200);
        var delegation = "/lockers/reservations/" + loaded + "/delegation";
        read(post("demo-agent", delegation).json("{\"name\":\"Camille Roy\"}"), 200);
        read(post("demo-agent", delegation + "/withdrawal"), 200);
        read(post("demo-agent", delegation).json("{\"name\":\"Camille Roy\"}"), 200);
        read(
                post("demo-agent", "/lockers/reservations/" + loaded + "/collection")
                        .json("{\"byDelegate\":true}"),
                200);
        return mine;
    }

    /** Several hours at once, of what is sold as a series; to one of them somebody comes along. */
    private void inSeries() {
        var today = Here.today();
        var first = read(
                        get(
                                "demo-agent",
                                "/sites/siege/slots?offer=sophrologie-seance&from=%s&to=%s"
                                        .formatted(today.plusDays(2), today.plusDays(28))),
                        200)
                .at("/items/0/id")
                .asString();
        var slots = read(get("demo-agent", "/slots/" + first + "/series"), 200)
                .at("/items")
                .findValuesAsString("id");
        var one = read(
                        post("demo-agent", "/slots/" + first + "/series")
                                .json(slots.stream()
                                        .map(it -> "\"" + it + "\"")
                                        .collect(Collectors.joining(",", "{\"slots\":[", "]}"))),
                        201)
                .at("/items/0/id")
                .asString();
        read(post("demo-agent", "/bookings/" + one + "/guests").json("{}"), 201);
    }

    /** Somebody else waits for the same hour, and then no more. */
    private void wait(String slot) {
        waitInVain("/slots/" + slot + "/waiting-list", other());
        there.put("slot", slot);
    }

    /** Somebody who has had an appointment. */
    private String other() {
        var today = Here.today();
        return read(
                        get(
                                "demo-concierge",
                                "/bookings?site=siege&from=%s&to=%s".formatted(today.minusDays(30), today)),
                        200)
                .at("/items/0/member")
                .asString();
    }

    private void waitInVain(String list, String member) {
        var entry = read(post("demo-concierge", list).json("{\"member\":\"%s\"}".formatted(member)), 201)
                .at("/id")
                .asString();
        read(get("demo-concierge", list), 200);
        there.put("entry", entry);
        assertThat(post("demo-concierge", list + "/" + entry + "/cancellation")
                        .send()
                        .statusCode())
                .isEqualTo(204);
    }

    /** An event is planned, announced, postponed; a place in it is taken, waited for and given back; it is cancelled; and of another who came. */
    private String taken() {
        var day = Here.today().plusDays(20);
        var event = read(post("demo-manager", "/events").json("""
                {"kind":"WORKSHOP","title":"Atelier cuir","sites":["siege"],"startsAt":"%sT11:30:00Z","endsAt":"%sT13:00:00Z",
                 "capacity":2,"mostGuests":1}""".formatted(day, day)), 201)
                .at("/id")
                .asString();
        var path = "/events/" + event;
        read(post("demo-manager", path + "/publication"), 200);
        read(
                post("demo-manager", path + "/postponement")
                        .json("{\"startsAt\":\"%1$sT12:30:00Z\",\"endsAt\":\"%1$sT13:30:00Z\"}".formatted(day)),
                200);
        read(get("demo-agent", path + "/series"), 200);
        read(get("demo-agent", "/events?site=siege"), 200);
        read(get("demo-agent", path), 200);
        var registration = read(post("demo-agent", path + "/registrations").json("{\"guests\":1}"), 201)
                .at("/id")
                .asString();
        read(get("demo-agent", path + "/registrations"), 200);
        read(get("demo-agent", path + "/registrations/" + registration), 200);
        waitInVain(path + "/waiting-list", other());
        read(post("demo-agent", path + "/registrations/" + registration + "/cancellation"), 200);
        read(post("demo-manager", path + "/cancellation").json("{\"reason\":\"Plus de cuir\"}"), 200);
        var held = read(
                        get("demo-concierge", "/events?from=%s&to=%s".formatted(day.minusDays(30), day.minusDays(20))),
                        200)
                .at("/items")
                .valueStream()
                .filter(it -> it.at("/status").asString().equals("HELD")
                        && it.at("/registers").asBoolean())
                .map(it -> it.at("/id").asString())
                .toList()
                .getFirst();
        read(post("demo-concierge", "/events/" + held + "/walk-ins").json("{\"walkIns\":42}"), 200);
        var came = read(get("demo-concierge", "/events/" + held + "/registrations"), 200)
                .at("/items/0/id")
                .asString();
        read(
                post("demo-concierge", "/events/" + held + "/registrations/" + came + "/attendance")
                        .json("{\"attendance\":\"ATTENDED\"}"),
                200);
        there.put("registration", registration);
        var shown = read(get("demo-agent", "/events?site=siege"), 200)
                .at("/items")
                .valueStream()
                .map(it -> it.at("/picture/href").asString(""))
                .filter(it -> !it.isEmpty())
                .toList()
                .getFirst();
        assertThat(get("demo-agent", shown.substring("/api/v1".length())).status())
                .isEqualTo(200);
        twice(day);
        return event;
    }

    /** On two days, announced and cancelled in one call each. */
    private void twice(LocalDate day) {
        var series = "/events/"
                + read(post("demo-manager", "/events").json("""
                {"kind":"WORKSHOP","title":"Atelier cirage","sites":["siege"],"startsAt":"%1$sT15:30:00Z","endsAt":"%1$sT16:00:00Z",
                 "repetition":{"weeks":1,"times":2}}""".formatted(day)), 201)
                        .at("/id")
                        .asString() + "/series";
        read(post("demo-manager", series + "/publication"), 200);
        read(post("demo-manager", series + "/cancellation").json("{\"reason\":\"Plus de cirage\"}"), 200);
    }

    /** Of the collection that runs in the demonstration: taken in, sealed, handed over, received. */
    private void given() {
        var collection = read(get("demo-concierge", "/collections"), 200)
                .at("/items")
                .valueStream()
                .filter(it -> !it.at("/closed").asBoolean())
                .toList()
                .getFirst();
        var path = "/collections/" + collection.at("/id").asString();
        read(get("demo-concierge", path), 200);
        var good = collection.at("/goods/0/id").asString();
        read(post("demo-concierge", path + "/deposits").json("{\"good\":\"%s\",\"amount\":2}".formatted(good)), 201);
        var lot = read(post("demo-concierge", path + "/lots").json("{}"), 201)
                .at("/id")
                .asString();
        read(get("demo-concierge", path + "/lots"), 200);
        read(get("demo-concierge", path + "/lots/" + lot), 200);
        read(post("demo-concierge", path + "/lots/" + lot + "/handover").json("{\"function\":\"Bénévole\"}"), 200);
        read(
                post("demo-concierge", path + "/lots/" + lot + "/receipt")
                        .json("{\"number\":\"R-1\",\"day\":\"%s\"}".formatted(Here.today())),
                200);
        there.put("collection", collection.at("/id").asString());
        there.put("lot", lot);
    }

    /** A round from the first site to a partner, planned. */
    private void driven() {
        var site = read(get("demo-manager", "/sites"), 200).at("/items/0/slug").asString();
        read(
                post("demo-manager", "/places")
                        .json("{\"site\":\"%s\",\"latitude\":45.76,\"longitude\":4.83,\"minutes\":5}".formatted(site)),
                204);
        var round = read(post("demo-manager", "/rounds").json("""
                {"day":"%s","start":"%s","departure":"08:30",
                 "vehicle":{"kind":"CARGO_BIKE","pieces":12,"litres":300,"hangers":4,"kilometresAnHour":15}}""".formatted(Here.today(), site)), 201)
                .at("/id")
                .asString();
        read(get("demo-manager", "/rounds"), 200);
        var path = "/rounds/" + round;
        read(get("demo-manager", path), 200);
        var stop = read(post("demo-manager", path + "/stops").json("{\"site\":\"%s\"}".formatted(site)), 201)
                .at("/stops/0/id")
                .asString();
        read(post("demo-manager", path + "/order").json("{\"stops\":[\"%s\"]}".formatted(stop)), 200);
        read(post("demo-manager", path + "/plan"), 200);
        read(post("demo-concierge", path + "/departure").json("{}"), 200);
        var there = path + "/stops/" + stop;
        read(get("demo-concierge", there), 200);
        read(post("demo-concierge", there + "/manifest").json("{\"pieces\":[]}"), 200);
        read(post("demo-concierge", there + "/reopening").json("{}"), 200);
        read(post("demo-concierge", there + "/manifest").json("{\"pieces\":[]}"), 200);
        read(post("demo-concierge", path + "/end"), 200);
        this.there.put("round", round);
        this.there.put("stop", stop);
    }

    /** The demonstration has no broker and so no controller that would ask; what it is answered is tried before one of lockers. */
    private static final Set<String> OF_A_CONTROLLER =
            Set.of("POST /api/v1/lockers/{bank}/enrolment", "POST /api/v1/lockers/{bank}/openings");

    private static boolean isDone(String call) {
        return ContractFilter.seen().contains(call + " 200")
                || ContractFilter.seen().contains(call + " 201")
                || ContractFilter.seen().contains(call + " 204");
    }

    @Test
    @Order(2)
    void noAnswerIsOutOfContractHoweverOneAsks() {
        for (var call : calls()) {
            for (var token : TOKENS) {
                ways(call, token).forEach(Ask::send);
            }
            assertThat(new Ask("none-of-ours", call.method(), filled(call)).status())
                    .isEqualTo(401);
        }
        System.out.println("contract walk: " + calls().size() + " calls, " + sent + " requests, " + breaches.size()
                + " answers out of contract");
        assertThat(breaches).isEmpty();
    }

    @Test
    @Order(3)
    void whatIsNeededIsNeeded() {
        var done = new ArrayList<String>();
        for (var call : calls()) {
            if (call.hasBody()) {
                var body = (ObjectNode) call.example();
                for (var name : required(call)) {
                    var less = body.deepCopy();
                    less.remove(name);
                    var nulled = body.deepCopy().putNull(name);
                    for (var token : TOKENS) {
                        for (var sent : List.of(less, nulled)) {
                            int status = new Ask(token, call.method(), filled(call))
                                    .json(sent.toString())
                                    .status();
                            if (status < 300) {
                                done.add(call.method() + " " + call.path() + " without " + name);
                            }
                        }
                    }
                }
            }
        }
        assertThat(done).isEmpty();
        assertThat(breaches).isEmpty();
    }

    @Test
    @Order(4)
    void aRequestInAnotherFormIsRefusedBeforeAnythingIsDone() throws IOException {
        var body =
                "{\"site\":\"pole-sud\",\"channel\":\"ONLINE\",\"lines\":[{\"service\":\"cordonnerie-talons\",\"quantity\":1}]}";
        var utf8 = body.getBytes(StandardCharsets.UTF_8);
        long before = orders();
        var json = "application/json";

        assertThat(List.of(
                        place().json(body).with("Accept", "text/html").status(),
                        place().body("application/merge-patch+json", utf8).status(),
                        place().body("application/json;charset=UTF-16", body.getBytes(StandardCharsets.UTF_16))
                                .status(),
                        place().body(json, gzip(utf8))
                                .with("Content-Encoding", "gzip")
                                .status(),
                        place().body("text/plain", utf8).status(),
                        place().body(null, utf8).status(),
                        place().body(json, body.getBytes(StandardCharsets.UTF_16))
                                .status(),
                        place().json(body.replaceFirst("\\{", "{\"site\":\"pole-sud\","))
                                .status(),
                        place().json(body.replaceFirst("\\{", "{\"note\":\"a\\\\u200b\","))
                                .status(),
                        place().json(body.replace("pole-sud", "pole-sud\\u00ad"))
                                .status(),
                        place().json(body.replace("pole-sud", "\\u202epole-sud"))
                                .status(),
                        new Ask("demo-agent", "POST", "/orders?dry=true")
                                .json(body)
                                .status()))
                .containsExactly(406, 415, 415, 415, 415, 415, 400, 400, 400, 400, 400, 400);
        assertThat(orders()).isEqualTo(before);

        var joined = body.replace("\"quantity\":1", "\"quantity\":1,\"note\":\"\uD83D\uDC69\u200D\uD83D\uDD27\"");
        assertThat(place().body("application/json; charset=utf-8", joined.getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(201);
    }

    @Test
    @Order(5)
    void aConditionIsHeldToTheLetter() {
        var order = order("cordonnerie-talons");
        var here = "/orders/" + order[0];
        var cancel = "{\"reason\":\"Plus besoin\"}";

        assertThat(List.of(
                        get("demo-agent", here).with("If-None-Match", "\"0\"").status(),
                        get("demo-agent", here).with("If-None-Match", "*").status(),
                        get("demo-agent", here).with("If-None-Match", "\"7\"").status(),
                        cancel(order).with("If-Match", "W/\"7\"").json(cancel).status(),
                        cancel(order)
                                .with("If-Match", "\"7\", \"8\"")
                                .json(cancel)
                                .status(),
                        cancel(order).with("If-Match", "0").json(cancel).status(),
                        cancel(order).with("If-None-Match", "*").json(cancel).status(),
                        cancel(order)
                                .with("If-Match", "\"7\", W/\"0\"")
                                .json(cancel)
                                .status()))
                .containsExactly(304, 304, 200, 412, 412, 412, 412, 200);
        assertThat(cancel(order).with("If-Match", "*").json(cancel).status())
                .as("what its state refuses is told before what was read")
                .isEqualTo(409);
        assertThat(cancel(order).with("If-Match", "\"0\"").json(cancel).status())
                .isEqualTo(409);
    }

    @Test
    @Order(6)
    void whatIsNotThereIsToldBeforeAnythingElse() {
        var key = UUID.randomUUID().toString();
        var cancel = "{\"reason\":\"Plus besoin\"}";
        var order = order("cordonnerie-talons");
        var deposit = "{\"pieces\":[{\"description\":\"Bottines\"}],\"place\":\"A\"}";
        read(
                post("demo-concierge", line(order) + "/deposit")
                        .with("Idempotency-Key", key)
                        .json(deposit),
                200);

        var elsewhere = new ArrayList<String>();
        for (var call : calls()) {
            if (!call.path().contains("{order}")) {
                continue;
            }
            for (var lost : List.of(
                    filled(call).replace(there.get("order"), NOBODY),
                    filled(call).replace(there.get("order"), order[0]).replace(there.get("line"), NOBODY))) {
                if (lost.equals(filled(call).replace(there.get("order"), order[0]))) {
                    continue;
                }
                for (var token : TOKENS) {
                    var ask = new Ask(token, call.method(), lost)
                            .with("Idempotency-Key", key)
                            .with("If-Match", "\"99\"");
                    RIGHT.entrySet().stream()
                            .filter(it -> call.hasBody() && lost.endsWith(it.getKey()))
                            .forEach(it -> ask.json(it.getValue()));
                    int status = ask.status();
                    if (status != 404 && status != 403) {
                        elsewhere.add(token + " " + call.method() + " " + lost + ": " + status);
                    }
                }
            }
        }
        assertThat(elsewhere).isEmpty();
        assertThat(post("demo-concierge", line(order) + "/dispatch")
                        .json("{\"partner\":\"personne\"}")
                        .send())
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(422))
                .satisfies(answer -> assertThat(JSON.readTree(answer.body())
                                .at("/errors/0/field")
                                .asString())
                        .isEqualTo("partner"));
        assertThat(cancel(new String[] {NOBODY, NOBODY}).json(cancel).status()).isEqualTo(404);
    }

    @Test
    @Order(7)
    void everyPathSaysWhatCanBeDoneWithIt() {
        var kinds = calls().stream()
                .collect(Collectors.groupingBy(
                        Call::path, Collectors.mapping(Call::method, Collectors.toCollection(TreeSet::new))));
        kinds.forEach((path, methods) -> {
            var full = new TreeSet<>(methods);
            full.add("OPTIONS");
            if (methods.contains("GET")) {
                full.add("HEAD");
            }
            var at = filled(new Call("GET", path, JSON.createObjectNode()));
            var options = new Ask("none-of-ours", "OPTIONS", at)
                    .with("Authorization", null)
                    .send();
            var deleted = new Ask("demo-manager", "DELETE", at).send();
            var allowed = String.join(", ", full);
            assertThat(List.of(options, deleted))
                    .as(path)
                    .extracting(
                            HttpResponse::statusCode,
                            it -> it.headers().firstValue("Allow").orElse(""))
                    .containsExactly(tuple(204, allowed), tuple(405, allowed));
        });
        var read = get("demo-agent", "/terms").send();
        var head = new Ask("demo-agent", "HEAD", "/terms").send();
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Type"))
                .isEqualTo(read.headers().firstValue("Content-Type"));
    }

    private Ask place() {
        return post("demo-agent", "/orders");
    }

    private Ask cancel(String[] order) {
        return post("demo-agent", line(order) + "/cancellation");
    }

    /** How many the agent has, counted to the end of the list. */
    private long orders() {
        long count = 0;
        var cursor = "";
        do {
            var page = read(get("demo-agent", "/orders?limit=100" + cursor), 200);
            count += page.at("/items").size();
            cursor = page.at("/next").isNull()
                    ? ""
                    : "&cursor=" + URLEncoder.encode(page.at("/next").asString(), StandardCharsets.UTF_8);
        } while (!cursor.isEmpty());
        return count;
    }

    private List<Call> calls() {
        var calls = new ArrayList<Call>();
        description
                .get("paths")
                .propertyStream()
                .forEach(path -> path.getValue()
                        .propertyStream()
                        .forEach(call -> calls.add(new Call(
                                call.getKey().toUpperCase(Locale.ROOT),
                                path.getKey().substring("/api/v1".length()),
                                call.getValue()))));
        return calls;
    }

    /** With things that are there, and what the call cannot do without. */
    private String filled(Call call) {
        var path = call.path();
        for (var thing : there.entrySet()) {
            path = path.replace("{" + thing.getKey() + "}", thing.getValue());
        }
        var query = new ArrayList<String>();
        call.description().path("parameters").forEach(parameter -> {
            if (parameter.get("in").asString().equals("query")
                    && parameter.path("required").asBoolean(false)) {
                query.add(parameter.get("name").asString() + "="
                        + parameter.path("example").asString("2025"));
            }
        });
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }

    private List<String> required(Call call) {
        var name = call.description()
                .at("/requestBody/content/application~1json/schema/$ref")
                .asString("#/nothing");
        return description
                .at(name.substring(1) + "/required")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    /** As described, and in every way that it is not. */
    private List<Ask> ways(Call call, String token) {
        var here = filled(call);
        var asks = new ArrayList<Ask>();
        paths(call, here).forEach(path -> asks.add(ask(call, token, path)));
        for (var accept :
                List.of("text/html", "application/json", "application/problem+json", "text/csv", "nonsense")) {
            asks.add(ask(call, token, here).with("Accept", accept));
        }
        for (var header : List.of(
                Map.entry("If-Match", "\"0\""),
                Map.entry("If-Match", "W/\"0\""),
                Map.entry("If-Match", "\"open"),
                Map.entry("If-None-Match", "*"),
                Map.entry("If-None-Match", "\"0\", W/\"1\""),
                Map.entry("Idempotency-Key", "with space"),
                Map.entry("Idempotency-Key", "x".repeat(256)),
                Map.entry("Accept-Language", "en;q=0.5, tlh"),
                Map.entry("Accept-Language", "!!"))) {
            asks.add(ask(call, token, here).with(header.getKey(), header.getValue()));
        }
        for (var method : List.of("HEAD", "OPTIONS", "DELETE", "PUT", "PATCH")) {
            asks.add(new Ask(token, method, here));
        }
        if (call.method().equals("POST")) {
            bodies(call).forEach(body -> asks.add(new Ask(token, "POST", here).json(body)));
            asks.add(
                    new Ask(token, "POST", here).body("application/x-www-form-urlencoded", new byte[] {'a', '=', 'b'}));
            asks.add(new Ask(token, "POST", here).body("multipart/form-data; boundary=x", new byte[] {'-', '-', 'x'}));
            asks.add(new Ask(token, "POST", here).json("{\"reason\":\"" + "x".repeat(300_000) + "\"}"));
        }
        return asks;
    }

    private Ask ask(Call call, String token, String path) {
        var ask = new Ask(token, call.method(), path);
        return call.hasBody() ? ask.json(call.example().toString()) : ask;
    }

    private List<String> paths(Call call, String here) {
        var paths = new ArrayList<>(List.of(here));
        for (var thing : there.values()) {
            for (var other : List.of(NOBODY, "nonsense", "%00", "é", "..", "%2e%2e")) {
                paths.add(here.replace("/" + thing, "/" + encoded(other)));
            }
        }
        var and = here.contains("?") ? "&" : "?";
        paths.add(here + and + "nonsense=1");
        call.description().path("parameters").forEach(parameter -> {
            if (parameter.get("in").asString().equals("query")) {
                var name = parameter.get("name").asString();
                var bare = without(here, name);
                var next = bare.contains("?") ? "&" : "?";
                paths.add(bare);
                for (var value : List.of(
                        "",
                        "%20",
                        "nonsense",
                        "0",
                        "-1",
                        "101",
                        "99999999999",
                        "%00",
                        "%E2%80%AE",
                        "2025",
                        "2026-10",
                        "true",
                        "1e3",
                        "bordeaux-metropole",
                        "pole-sud",
                        "CONFIRMED",
                        "WAITING")) {
                    paths.add(bare + next + name + "=" + value);
                }
                paths.add(bare + next + name + "=2025&" + name + "=2026");
            }
        });
        return paths.stream().distinct().toList();
    }

    private static String without(String path, String parameter) {
        var less = path.replaceAll("(?<=[?&])" + parameter + "=[^&]*&?", "");
        return less.endsWith("?") || less.endsWith("&") ? less.substring(0, less.length() - 1) : less;
    }

    private static String encoded(String part) {
        return part.contains("%") ? part : URLEncoder.encode(part, StandardCharsets.UTF_8);
    }

    /** The example with each of its fields left out, null, of another sort, empty, too long; and what is no such thing. */
    private List<String> bodies(Call call) {
        var bodies = new ArrayList<>(List.of("", "{}", "[]", "null", "\"\"", "{", "{\"a\":1}", "7", "{} {}"));
        if (call.hasBody()) {
            var example = (ObjectNode) call.example();
            example.propertyNames().forEach(name -> {
                for (var other : List.of(
                        "null",
                        "\"\"",
                        "\"x\"",
                        "7",
                        "-1",
                        "1.5",
                        "true",
                        "{}",
                        "[]",
                        "[null]",
                        "[{}]",
                        "{\"cents\":1}",
                        "\"" + "x".repeat(2000) + "\"",
                        "\"\\u0000\"",
                        "\"\\u200b\"",
                        "1e400")) {
                    var changed = example.deepCopy();
                    changed.set(name, JSON.readTree(other));
                    bodies.add(changed.toString());
                }
                bodies.add(example.toString().replaceFirst("\\{", "{\"" + name + "\":null,"));
            });
        }
        return bodies;
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }
}
