package fr.conciergerie.rounds.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.Here;
import fr.conciergerie.orders.Town;
import fr.conciergerie.orders.web.ApiTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A round over the API: made, given its stops, ordered by hand, planned. */
class RoundApiTest extends ApiTest {

    private static final String VEHICLE =
            "{\"kind\":\"CARGO_BIKE\",\"pieces\":12,\"litres\":300,\"hangers\":4,\"kilometresAnHour\":15}";

    @BeforeEach
    void aTownOnTheMap() {
        town = Town.build(context);
        put("\"site\":\"" + town.hall() + "\"", 45.760, 4.830, "");
        put("\"site\":\"" + town.depot() + "\"", 45.761, 4.835, "");
        put("\"partner\":\"" + town.cobbler() + "\"", 45.780, 4.880, "");
        put("\"partner\":\"" + town.farm() + "\"", 45.785, 4.890, "");
    }

    @Test
    void aRoundIsMadeGivenItsStopsOrderedAndPlanned() {
        var path = "/rounds/" + open().text("/id");
        stop(path, "partner", town.cobbler());
        stop(path, "site", town.depot());
        var round = stop(path, "partner", town.farm());
        var stops = round.body().at("/stops");

        var byHand = post(
                        town.manager(),
                        path + "/order",
                        "{\"stops\":[%s,%s,%s]}".formatted(id(stops, 2), id(stops, 1), id(stops, 0)),
                        "If-Match",
                        round.header("ETag"))
                .is(200);
        assertThat(byHand.body().at("/stops/0/id")).isEqualTo(stops.at("/2/id"));
        assertThat(byHand.text("/stops/0/state")).isEqualTo("WAITING");

        var planned = post(town.manager(), path + "/plan").is(200);

        assertThat(planned.text("/origin")).isEqualTo("FOUND");
        assertThat(planned.body().at("/round/metres").asInt()).isPositive();
        assertThat(planned.body().at("/round/stops").valueStream())
                .hasSize(3)
                .allSatisfy(it -> assertThat(it.at("/state").asString()).isEqualTo("PLANNED"));
        assertThat(get(town.manager(), path).is(200).body())
                .isEqualTo(planned.body().at("/round"));
        assertThat(get(town.manager(), "/rounds?day=" + Here.today())
                        .is(200)
                        .body()
                        .at("/items")
                        .size())
                .isOne();
        post(town.manager(), path + "/plan", "{}", "If-Match", round.header("ETag"))
                .isProblem(412);
    }

    @Test
    void whatDoesNotFitIsToldWithItsReason() {
        var tomorrow = Here.today().plusDays(1).getDayOfWeek();
        put(
                "\"partner\":\"" + town.farm() + "\"",
                45.785,
                4.890,
                ",\"openings\":[{\"weekday\":\"%s\",\"opens\":\"08:00\",\"closes\":\"18:00\"}]".formatted(tomorrow));
        var path = "/rounds/" + open().text("/id");
        stop(path, "partner", town.farm());

        var planned = post(town.manager(), path + "/plan").is(200);

        assertThat(planned.text("/round/stops/0/state")).isEqualTo("LEFT_OUT");
        assertThat(planned.text("/round/stops/0/reason")).isEqualTo("CLOSED");
    }

    @Test
    void theSameKeyMakesOneRound() {
        var once =
                post(town.manager(), "/rounds", body(), "Idempotency-Key", "k1").is(201);
        var again =
                post(town.manager(), "/rounds", body(), "Idempotency-Key", "k1").is(201);

        assertThat(again.text("/id")).isEqualTo(once.text("/id"));
        var stop = "{\"site\":\"%s\"}".formatted(town.depot());
        var path = "/rounds/" + once.text("/id");
        post(town.manager(), path + "/stops", stop, "Idempotency-Key", "k2").is(201);
        post(town.manager(), path + "/stops", stop, "Idempotency-Key", "k2").is(201);
        assertThat(get(town.manager(), path).body().at("/stops").size()).isOne();
    }

    @Test
    void whatCannotBeRightIsRefused() {
        post(town.manager(), "/rounds", "{}").isProblem(422);
        post(town.manager(), "/rounds", body().replace("15}", "0}")).isProblem(422);
        post(town.manager(), "/places", "{\"site\":\"%s\"}".formatted(town.hall()))
                .isProblem(422);
        post(
                        town.manager(),
                        "/places",
                        "{\"site\":\"%s\",\"latitude\":4576,\"longitude\":4.8,\"minutes\":5}".formatted(town.hall()))
                .isProblem(422);
        var path = "/rounds/" + open().text("/id");
        post(town.manager(), path + "/stops", "{}").isProblem(422);
        post(town.manager(), path + "/order", "{\"stops\":[\"x\"]}").isProblem(422);
    }

    @Test
    void aRoundSetsOutMakesItsStopsAndEnds() {
        var path = "/rounds/" + open().text("/id");
        var stop = stop(path, "partner", town.cobbler()).text("/stops/0/id");
        var there = path + "/stops/" + stop;
        post(town.concierge(), there + "/manifest", "{}").isProblem(409);

        assertThat(post(town.concierge(), path + "/departure", "{}").is(200).text("/state"))
                .isEqualTo("UNDER_WAY");
        assertThat(get(town.concierge(), there).is(200).body().at("/items").size())
                .isZero();
        post(town.concierge(), path + "/end").isProblem(409);
        var done = post(town.concierge(), there + "/manifest", "{\"handedTo\":\"l’atelier\"}", "Idempotency-Key", "k3")
                .is(200);
        assertThat(done.text("/stops/0/state")).isEqualTo("DONE");
        post(town.concierge(), there + "/manifest", "{\"handedTo\":\"l’atelier\"}", "Idempotency-Key", "k3")
                .is(200);
        assertThat(post(town.concierge(), there + "/reopening", "{}").is(200).text("/stops/0/state"))
                .isEqualTo("WAITING");
        post(town.concierge(), there + "/manifest", "{}").is(200);
        post(town.concierge(), path + "/end", "{\"odometerMetres\": -1}").isProblem(422);
        var ended = post(town.concierge(), path + "/end", "{\"odometerMetres\": 18500}")
                .is(200);
        assertThat(ended.text("/state")).isEqualTo("CLOSED");
        assertThat(ended.text("/drivenMetres")).isEqualTo("18500");
        assertThat(ended.text("/drivenBy")).isEqualTo("ODOMETER");
    }

    @Test
    void aManifestThatCannotBeReadNamesWhatIsOff() {
        var path = "/rounds/" + open().text("/id");
        var stop = stop(path, "partner", town.cobbler()).text("/stops/0/id");
        var there = path + "/stops/" + stop + "/manifest";

        post(town.concierge(), there, "{\"pieces\":[null,{}]}").isProblem(422);
        post(town.concierge(), there, "{\"pieces\":[{\"label\":\"?\",\"said\":\"HERE\"}]}")
                .isProblem(422);
        post(town.concierge(), there, "{\"handedTo\":\"%s\"}".formatted("x".repeat(61)))
                .isProblem(422);
    }

    @Test
    void itIsForWhoeverWorksAtADesk() {
        var path = "/rounds/" + open().text("/id");
        get(town.concierge(), path).is(200);
        get(town.agent(), "/rounds").isProblem(403);
        var other = Town.build(context);
        get(other.manager(), path).isProblem(404);
        post(other.manager(), path + "/plan").isProblem(404);
        post(other.manager(), path + "/stops", "{\"site\":\"%s\"}".formatted(other.hall()))
                .isProblem(404);
    }

    private String body() {
        return "{\"day\":\"%s\",\"start\":\"%s\",\"departure\":\"08:30\",\"vehicle\":%s}"
                .formatted(Here.today(), town.hall(), VEHICLE);
    }

    private Answer open() {
        return post(town.manager(), "/rounds", body()).is(201);
    }

    private Answer stop(String path, String kind, Object id) {
        return post(town.manager(), path + "/stops", "{\"%s\":\"%s\"}".formatted(kind, id))
                .is(201);
    }

    private void put(String called, double latitude, double longitude, String more) {
        post(
                        town.manager(),
                        "/places",
                        "{%s,\"latitude\":%s,\"longitude\":%s,\"minutes\":5%s}"
                                .formatted(called, latitude, longitude, more))
                .is(204);
    }

    private static String id(JsonNode stops, int index) {
        return "\"" + stops.at("/" + index + "/id").asString() + "\"";
    }
}
