package fr.conciergerie.orders.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.Here;
import fr.conciergerie.database.RawRows;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.OrderId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderApiTest extends ApiTest {

    @Test
    void aMemberSeesWhatIsSoldAndForWhen() {
        var services =
                get(town.agent(), "/sites/hotel-de-ville/services?query=talon").is(200);

        assertThat(services.body().at("/items").size()).isEqualTo(1);
        assertThat(services.text("/items/0/slug")).isEqualTo("talons");
        assertThat(services.text("/items/0/family")).isEqualTo("EVERYDAY");
        assertThat(services.text("/items/0/shape")).isEqualTo("ENTRUSTED");
        assertThat(services.body().at("/items/0/price/cents").asInt()).isEqualTo(1250);
        assertThat(services.text("/items/0/price/currency")).isEqualTo("EUR");
        assertThat(services.text("/items/0/partner/name")).isEqualTo("L’Atelier du cuir");
        assertThat(services.body().at("/items/0/partner/ess").asBoolean()).isTrue();
        assertThat(services.text("/items/0/promisedFor")).matches("\\d{4}-\\d\\d-\\d\\d");
    }

    @Test
    void aMemberOrdersForThemselves() {
        var placed = post(town.agent(), "/orders", """
                {"site":"hotel-de-ville","channel":"ONLINE","lines":[
                  {"service":"talons","quantity":2,"note":"le pied gauche","options":["patins"]},
                  {"service":"panier","quantity":1}]}""").is(201);

        assertThat(placed.header("Location")).isEqualTo("/api/v1/orders/" + placed.text("/id"));
        assertThat(placed.header("ETag")).isEqualTo("\"0\"");
        assertThat(placed.text("/number")).hasSize(6);
        assertThat(placed.text("/status")).isEqualTo("CONFIRMED");
        assertThat(placed.text("/lines/0/service")).isEqualTo("talons");
        assertThat(placed.text("/lines/0/shape")).isEqualTo("ENTRUSTED");
        assertThat(placed.text("/lines/0/status")).isEqualTo("CONFIRMED");
        assertThat(placed.body().at("/lines/0/price/cents").asInt()).isEqualTo(1850);
        assertThat(placed.text("/lines/0/promisedFor")).matches("\\d{4}-\\d\\d-\\d\\d");
        assertThat(placed.body().at("/total/cents").asInt()).isEqualTo(2 * 1850 + 900);
        var read = get(town.agent(), "/orders/" + placed.text("/id")).is(200);
        assertThat(read.body()).isEqualTo(placed.body());
    }

    /** From somebody else's records: on its day, done, with no promise made up. */
    @Test
    void anOrderOfThePastIsWrittenDown() {
        var body = """
                {"site":"hotel-de-ville","member":"%s","service":"talons","quantity":2,"price":{"cents":1200,"currency":"EUR"},
                 "day":"%s","collectedOn":"%s","note":"cahier, page 3"}""";
        var member = town.agent().member();
        var day = Here.today().minusDays(10);

        var written = post(town.concierge(), "/past-orders", body.formatted(member, day, day.plusDays(3)));

        assertThat(written.is(201).text("/placedAt")).startsWith(day.toString());
        assertThat(LocalDate.ofInstant(Instant.parse(written.text("/typedLateAt")), Here.ZONE))
                .isEqualTo(Here.today());
        assertThat(get(town.concierge(), "/orders?limit=100").is(200).raw().body())
                .contains("typedLateAt");
        assertThat(written.text("/status")).isEqualTo("COLLECTED");
        assertThat(written.text("/channel")).isEqualTo("DESK");
        assertThat(written.body().at("/total/cents").asInt()).isEqualTo(2400);
        assertThat(written.body().at("/lines/0/promisedFor").isMissingNode()
                        || written.body().at("/lines/0/promisedFor").isNull())
                .isTrue();
        post(town.concierge(), "/past-orders", body.formatted(member, day.plusDays(20), day.plusDays(20)))
                .isProblem(422);
        post(town.concierge(), "/past-orders", body.formatted(member, day.minusYears(5), day))
                .isProblem(422);
        post(town.concierge(), "/past-orders", body.formatted(UUID.randomUUID(), day, day))
                .isProblem(422);
        post(town.agent(), "/past-orders", body.formatted(member, day, day)).isProblem(403);
    }

    @Test
    void anOrderIsPrivate() {
        var path = "/orders/" + place(town.agent(), HEELS);

        get(town.concierge(), path).is(200);
        get(town.manager(), path).is(200);
        get(town.colleague(), path).isProblem(404);
        get(town.coordinator(), path).isProblem(403);
        get(town.cobblerAtWork(), path).isProblem(403);
        assertThat(get(town.colleague(), "/orders").is(200).raw().body()).doesNotContain(path.substring(8));
    }

    @Test
    void aConciergeOrdersForAMemberOfTheirSite() {
        var body = """
                {"site":"%s","member":"%s","channel":"%s","lines":[{"service":"talons","quantity":1}]}""";
        var member = town.agent().member();

        var placed = post(town.concierge(), "/orders", body.formatted("hotel-de-ville", member, "PHONE"));
        assertThat(placed.is(201).text("/channel")).isEqualTo("PHONE");
        post(town.concierge(), "/orders", body.formatted("depot", member, "DESK"))
                .isProblem(422);
        post(town.concierge(), "/orders", body.formatted("hotel-de-ville", UUID.randomUUID(), "DESK"))
                .isProblem(422);
        post(town.concierge(), "/orders", body.formatted("hotel-de-ville", member, "ONLINE"))
                .isProblem(422);
    }

    @Test
    void whatGoesWrongIsToldInTheLanguageThatTheProgramAsksFor() {
        var lost = "/orders/" + UUID.randomUUID();

        assertThat(send(town.agent(), request(lost).header("Accept-Language", "en"))
                        .isProblem(404)
                        .header("Content-Language"))
                .isEqualTo("en");
        assertThat(send(town.agent(), request(lost).header("Accept-Language", "fr"))
                        .isProblem(404)
                        .header("Content-Language"))
                .isEqualTo("fr");
        assertThat(get(town.agent(), lost).isProblem(404).header("Content-Language"))
                .isEqualTo("fr");
    }

    @Test
    void theListIsReadPieceByPiece() {
        for (int i = 0; i < 3; i++) {
            place(town.colleague(), HEELS);
        }
        var first = get(town.colleague(), "/orders?limit=2").is(200);
        var second = get(town.colleague(), "/orders?limit=2&cursor=" + first.text("/next"))
                .is(200);

        assertThat(first.body().at("/items").size()).isEqualTo(2);
        assertThat(second.body().at("/items").size()).isEqualTo(1);
        assertThat(second.body().at("/next").isNull()).isTrue();
        assertThat(get(town.colleague(), "/orders?status=READY")
                        .body()
                        .at("/items")
                        .size())
                .isZero();
        assertThat(get(town.colleague(), "/orders?site=depot")
                        .body()
                        .at("/items")
                        .size())
                .isZero();
    }

    @Test
    void theSameKeyPlacesOneOrder() {
        var key = UUID.randomUUID().toString();
        var first = post(town.agent(), "/orders", HEELS, "Idempotency-Key", key).is(201);
        var again = post(town.agent(), "/orders", HEELS, "Idempotency-Key", key).is(201);

        assertThat(again.text("/id")).isEqualTo(first.text("/id"));
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.body()).isEqualTo(first.body());
    }

    @Test
    void aPriceIsAskedProposedAndAccepted() {
        var order = post(town.agent(), "/orders", """
                {"site":"hotel-de-ville","channel":"ONLINE","lines":[{"service":"panier","quantity":1}]}""").is(201);
        var line = "/orders/" + order.text("/id") + "/lines/" + order.text("/lines/0/id");
        town.atTheDesk(
                context,
                (desk, orders) -> orders.dispatch(
                        desk, OrderId.of(order.text("/id")), LineId.of(order.text("/lines/0/id")), null));

        post(town.cobblerAtWork(), line + "/acceptance").isProblem(404);
        var proposed = post(town.farmer(), line + "/proposal", """
                {"price":{"cents":1100,"currency":"EUR"},"reason":"Les fraises sont arrivées"}""").is(200);
        assertThat(proposed.text("/lines/0/status")).isEqualTo("PROPOSED");
        assertThat(proposed.raw().body())
                .doesNotContain("member", String.valueOf(town.agent().member()));

        post(town.colleague(), line + "/proposal/acceptance").isProblem(404);
        var accepted = post(town.agent(), line + "/proposal/acceptance").is(200);
        assertThat(accepted.text("/lines/0/status")).isEqualTo("ACCEPTED");
        assertThat(accepted.body().at("/lines/0/price/cents").asInt()).isEqualTo(1100);
        post(town.agent(), line + "/cancellation", "{\"reason\":\"trop tard\"}").isProblem(409);
        assertThat(post(town.farmer(), line + "/completion").is(200).text("/lines/0/status"))
                .isEqualTo("COMPLETED");
    }

    @Test
    void cancellingIsFreeUntilThePartnerHasStarted() {
        var order = post(town.agent(), "/orders", HEELS);
        var path = "/orders/" + order.text("/id") + "/lines/" + order.text("/lines/0/id") + "/cancellation";

        var cancelled = post(town.agent(), path, "{\"reason\":\"Je n’en ai plus besoin\"}")
                .is(200);
        assertThat(cancelled.text("/status")).isEqualTo("CANCELLED");
        assertThat(cancelled.body().at("/total/cents").asInt()).isZero();
        post(town.agent(), path, "{\"reason\":\"encore\"}").isProblem(409);
    }

    @Test
    void aChangeMadeOnAnOldReadingIsRefused() {
        var order = post(town.agent(), "/orders", HEELS);
        var path = "/orders/" + order.text("/id") + "/lines/" + order.text("/lines/0/id") + "/cancellation";

        post(town.agent(), path, "{\"reason\":\"x\"}", "If-Match", "\"7\"").isProblem(412);
        assertThat(get(town.agent(), "/orders/" + order.text("/id")).text("/status"))
                .isEqualTo("CONFIRMED");
        post(town.agent(), path, "{\"reason\":\"x\"}", "If-Match", order.header("ETag"))
                .is(200);
    }

    /** Apache writes into the tag that it has compressed the answer, nginx weakens it, and both hand it on as it comes back. */
    @ParameterizedTest
    @CsvSource({"'',-gzip", "'',;gzip", "'',-br", "W/,''", "W/,-gzip"})
    void aTagThatAProxyHasWrittenIntoIsStillOurs(String before, String after) {
        var order = post(town.agent(), "/orders", HEELS);
        var path = "/orders/" + order.text("/id") + "/lines/" + order.text("/lines/0/id") + "/cancellation";
        var ours = order.header("ETag");
        assertThat(ours).as("a strong tag, as all of ours").startsWith("\"");
        var tag = before + ours.replaceFirst("\"$", after + "\"");

        post(town.agent(), path, "{\"reason\":\"x\"}", "If-Match", before + "\"7" + after + "\"")
                .isProblem(412);
        post(town.agent(), path, "{\"reason\":\"x\"}", "If-Match", tag).is(200);
    }

    @Test
    void aConsumerWithdrawsFromWhatIsCovered() {
        var order = post(town.agent(), "/orders", """
                {"site":"hotel-de-ville","channel":"ONLINE","lines":[
                  {"service":"talons","quantity":1},{"service":"panier","quantity":1}]}""").is(201);

        var withdrawn = post(town.agent(), "/orders/" + order.text("/id") + "/withdrawal")
                .is(200);
        assertThat(withdrawn.text("/lines/0/status")).isEqualTo("WITHDRAWN");
        assertThat(withdrawn.text("/lines/1/status")).isEqualTo("CONFIRMED");
        post(town.agent(), "/orders/" + order.text("/id") + "/withdrawal").isProblem(409);
    }

    @Test
    void theWishToBeginAtOnceIsKeptInTheWordsThatWereRead() {
        var terms = get(town.agent(), "/terms").is(200);
        assertThat(terms.text("/version")).isEqualTo("2026-06");
        var words = terms.text("/beginAtOnce");
        assertThat(words).startsWith("Je demande que le travail commence");

        var wished = post(town.agent(), "/orders", hurried(words)).is(201);
        assertThat(wished.text("/beginAtOnce/words")).isEqualTo(words);
        assertThat(wished.text("/beginAtOnce/at")).isEqualTo(wished.text("/placedAt"));
        assertThat(wished.text("/termsVersion")).isEqualTo("2026-06");
        assertThat(get(town.agent(), "/orders/" + wished.text("/id")).text("/beginAtOnce/words"))
                .isEqualTo(words);

        assertThat(post(town.agent(), "/orders", HEELS).is(201).text("/beginAtOnce/words"))
                .isEmpty();
        post(town.agent(), "/orders", hurried("Vite !")).isProblem(422);
    }

    @Test
    void anOrderUnderTermsThatAreNoLongerInForceIsRefused() {
        post(town.agent(), "/orders", HEELS.replace("\"channel\"", "\"terms\":\"2025-01\",\"channel\""))
                .isProblem(409);
        assertThat(post(town.agent(), "/orders", HEELS.replace("\"channel\"", "\"terms\":\"2026-06\",\"channel\""))
                        .is(201)
                        .text("/termsVersion"))
                .isEqualTo("2026-06");
    }

    @Test
    void aWithdrawalIsToldBeforeItIsDoneAndCoversTheLinesThatAreNamed() {
        var order = post(town.agent(), "/orders", """
                {"site":"hotel-de-ville","channel":"ONLINE","lines":[
                  {"service":"talons","quantity":1},{"service":"talons","quantity":2}]}""").is(201);
        var path = "/orders/" + order.text("/id") + "/withdrawal";
        var first = order.text("/lines/0/id");

        var quote = get(town.agent(), path + "?line=" + first).is(200);
        assertThat(quote.text("/lines/0/id")).isEqualTo(first);
        assertThat(quote.text("/due/cents")).isEqualTo("0");
        assertThat(quote.text("/remains/cents")).isEqualTo(twoOf(order));

        var left = post(
                        town.agent(),
                        path,
                        "{\"lines\":[\"" + first + "\"],\"due\":{\"cents\":0,\"currency\":\"EUR\"}}")
                .is(200);
        assertThat(left.text("/lines/0/status")).isEqualTo("WITHDRAWN");
        assertThat(left.text("/lines/1/status")).isEqualTo("CONFIRMED");
        post(town.agent(), path, "{\"lines\":[\"" + first + "\"]}").isProblem(409);
        post(town.agent(), path, "{\"lines\":[]}").isProblem(422);
        post(town.agent(), path, "{\"lines\":[\"x\"]}").isProblem(422);
        post(town.agent(), path).is(200);
    }

    /** Nobody pays more than they were told: two of four days have passed since nothing was due. */
    @Test
    void whenMoreHasBecomeDueThanWasReadNothingIsDone() {
        var order = post(
                        town.agent(),
                        "/orders",
                        hurried(get(town.agent(), "/terms").text("/beginAtOnce")))
                .is(201);
        var path = "/orders/" + order.text("/id");
        var line = path + "/lines/" + order.text("/lines/0/id");
        post(town.concierge(), line + "/deposit", """
                {"pieces":[{"description":"Bottines","reserves":[]}],"place":"A1"}""").is(200);
        post(town.concierge(), line + "/dispatch").is(200);
        post(town.cobblerAtWork(), line + "/acceptance").is(200);
        RawRows.change("""
                set app.operator = '%2$s';
                update orders.history set at = at - interval '2 days' where line_id = '%1$s' and what = 'ACCEPTED';
                update orders.order_line set job_due_on = (now() at time zone 'Europe/Paris')::date + 2 where id = '%1$s'
                """.formatted(order.text("/lines/0/id"), town.operator()));

        var refused = post(town.agent(), path + "/withdrawal", "{\"due\":{\"cents\":0,\"currency\":\"EUR\"}}")
                .isProblem(409);

        assertThat(refused.raw().body()).contains("Ce qui reste dû a changé entre-temps");
        assertThat(get(town.agent(), path).text("/lines/0/status")).isEqualTo("ACCEPTED");
        var due = get(town.agent(), path + "/withdrawal").text("/due/cents");
        post(town.agent(), path + "/withdrawal", "{\"due\":{\"cents\":" + due + ",\"currency\":\"EUR\"}}")
                .is(200);
    }

    private static String twoOf(Answer order) {
        return String.valueOf(2 * Long.parseLong(order.text("/lines/1/price/cents")));
    }

    private static String hurried(String words) {
        return HEELS.replace("\"channel\"", "\"beginAtOnce\":\"" + words + "\",\"channel\"");
    }
}
