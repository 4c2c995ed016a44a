package fr.conciergerie.orders.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.OrderId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Actions on orders that are somebody else's, not in that state, or make no sense: refused, and nothing moves. */
class OrderActionsHostileInputTest extends ApiTest {

    private static final List<String> ACTIONS = List.of(
            "acceptance",
            "refusal",
            "proposal",
            "completion",
            "cancellation",
            "proposal/acceptance",
            "proposal/refusal");

    private static final String REASON = "{\"reason\":\"parce que\"}";

    @Test
    void aLineOfAnotherOrderDoesNotExist() {
        var mine = post(town.agent(), "/orders", HEELS).is(201);
        var theirs = post(town.colleague(), "/orders", HEELS).is(201);

        var crossed = "/orders/" + mine.text("/id") + "/lines/" + theirs.text("/lines/0/id");
        post(town.agent(), crossed + "/cancellation", REASON).isProblem(404);
        var foreign = "/orders/" + theirs.text("/id") + "/lines/" + theirs.text("/lines/0/id");
        post(town.agent(), foreign + "/cancellation", REASON).isProblem(404);
        post(town.agent(), "/orders/" + theirs.text("/id") + "/withdrawal").isProblem(404);
        assertThat(get(town.colleague(), "/orders/" + theirs.text("/id")).body())
                .isEqualTo(theirs.body());
    }

    @Test
    void whatTheStateRefusesIsAConflictThatSaysWhatItIs() {
        var order = post(town.agent(), "/orders", HEELS).is(201);
        var path = "/orders/" + order.text("/id") + "/lines/" + order.text("/lines/0/id") + "/";

        for (var action : ACTIONS) {
            if (!action.equals("cancellation")) {
                var body = action.equals("proposal")
                        ? "{\"price\":{\"cents\":100,\"currency\":\"EUR\"},\"reason\":\"x\"}"
                        : REASON;
                var refused = post(town.manager(), path + action, body).isProblem(409);
                assertThat(refused.text("/detail")).as(action).contains("Confirmé");
            }
        }
        assertThat(get(town.agent(), "/orders/" + order.text("/id")).body()).isEqualTo(order.body());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    refusal|{}|422
                    refusal|{"reason":"   "}|422
                    refusal|{"reason":7}|400
                    refusal|{"reason":"x","why":"y"}|400
                    refusal||400
                    proposal|{"reason":"x"}|422
                    proposal|{"price":{"cents":100,"currency":"EUR"}}|422
                    proposal|{"price":{"cents":-1,"currency":"EUR"},"reason":"x"}|422
                    proposal|{"price":{"cents":9000000000000000000,"currency":"EUR"},"reason":"x"}|422
                    proposal|{"price":{"cents":100,"currency":"USD"},"reason":"x"}|422
                    proposal|{"price":{"cents":1.5,"currency":"EUR"},"reason":"x"}|400
                    proposal|{"promisedFor":"hier","reason":"x"}|400
                    proposal|{"promisedFor":"1999-01-01","reason":"x"}|422
                    proposal|{"promisedFor":"+99999-01-01","reason":"x"}|422
                    proposal|{"promisedFor":"2026-02-30","reason":"x"}|400
                    """)
    void aPartnersAnswerThatMakesNoSenseIsRefused(String action, String body, int status) {
        var order = post(town.agent(), "/orders", """
                {"site":"hotel-de-ville","channel":"ONLINE","lines":[{"service":"panier","quantity":1}]}""").is(201);
        var line = order.text("/lines/0/id");
        town.atTheDesk(
                context, (desk, orders) -> orders.dispatch(desk, OrderId.of(order.text("/id")), LineId.of(line), null));
        var sent = get(town.agent(), "/orders/" + order.text("/id"));

        post(town.farmer(), "/orders/" + order.text("/id") + "/lines/" + line + "/" + action, body == null ? "" : body)
                .isProblem(status);
        assertThat(get(town.agent(), "/orders/" + order.text("/id")).body()).isEqualTo(sent.body());
    }

    @Test
    void aKeyIsGoodForOneRequestOnly() {
        var key = UUID.randomUUID().toString();
        post(town.agent(), "/orders", HEELS, "Idempotency-Key", key).is(201);

        post(town.agent(), "/orders", HEELS.replace("\"quantity\":1", "\"quantity\":2"), "Idempotency-Key", key)
                .isProblem(422);
        post(town.agent(), "/orders", HEELS, "Idempotency-Key", "deux mots").isProblem(400);
        post(town.agent(), "/orders", HEELS, "Idempotency-Key", "x".repeat(256)).isProblem(400);
        assertThat(get(town.agent(), "/orders").body().at("/items").size()).isPositive();
    }
}
