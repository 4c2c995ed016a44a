package fr.conciergerie.animations.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.conciergerie.Here;
import fr.conciergerie.animations.CollectionDetails;
import fr.conciergerie.animations.CollectionId;
import fr.conciergerie.animations.Collections;
import fr.conciergerie.orders.Town;
import fr.conciergerie.orders.web.ApiTest;
import fr.conciergerie.shared.Tenant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A collection from the desk to its receipt: what was taken in is in the lots, and what is in the lots is on the receipts. */
class CollectionApiTest extends ApiTest {

    private static final LocalDate TODAY = Here.today();

    private CollectionId id;
    private String path;

    @BeforeEach
    void aCollectionOfItsOwn() {
        town = Town.build(context);
        id = Tenant.call(
                town.operator(),
                () -> context.getBean(Collections.class)
                        .open(new CollectionDetails(
                                "Vêtements",
                                null,
                                town.cobbler(),
                                town.hall(),
                                null,
                                TODAY.minusDays(1),
                                TODAY.plusDays(1),
                                List.of("Manteaux"),
                                List.of("Pulls"),
                                List.of("Chaussures"),
                                null)));
        path = "/collections/" + id;
    }

    @Test
    void whatIsTakenInIsSealedHandedOverAndReceived() {
        deposit("Manteaux", 3, null).is(201);
        deposit("Pulls", 2_500, null).is(201);
        deposit("Manteaux", 2, null).is(201);
        deposit("Manteaux", 1, "DIRTY").is(201);
        deposit("Chaussures", 1, "NOT_TAKEN").is(201);
        deposit("Chaussures", 1, null).isProblem(409);
        deposit("Manteaux", 0, null).isProblem(422);

        var sealed = post(town.concierge(), path + "/lots", "{}").is(201);
        assertThat(sealed.body().at("/contents/0/sealed").asInt()).isEqualTo(5);
        var lot = path + "/lots/" + sealed.text("/id");
        post(town.concierge(), lot + "/receipt", "{\"number\":\"R-1\",\"day\":\"%s\"}".formatted(TODAY))
                .isProblem(409);
        post(town.concierge(), lot + "/handover", "{}").isProblem(422);
        assertThat(post(
                                town.concierge(),
                                lot + "/handover",
                                "{\"function\":\"Bénévole\"}",
                                "If-Match",
                                sealed.header("ETag"))
                        .is(200)
                        .text("/handedTo"))
                .isEqualTo("Bénévole");
        post(town.concierge(), lot + "/handover", "{\"function\":\"Bénévole\"}").isProblem(409);
        post(town.concierge(), lot + "/receipt", "{\"number\":\"R-1\",\"day\":\"%s\"}".formatted(TODAY))
                .is(200);

        var balance = get(town.manager(), path).is(200).body().at("/goods");
        assertThat(balance.at("/0/deposited").asInt()).isEqualTo(5);
        assertThat(balance.at("/0/refused").asInt()).isOne();
        assertThat(balance.at("/0/sealed").asInt()).isEqualTo(5);
        assertThat(balance.at("/0/received").asInt()).isEqualTo(5);
        assertThat(balance.at("/1/received").asInt()).isEqualTo(2_500);
        assertThat(balance.at("/2/refused").asInt()).isOne();
        assertThat(balance.toString()).doesNotContain("Difference\":1", "Difference\":-1");
    }

    @Test
    void aDifferenceNeedsAWordAndIsShown() {
        deposit("Manteaux", 5, null).is(201);
        var good = good("Manteaux");

        post(town.concierge(), path + "/lots", "{\"contents\":[{\"good\":\"%s\",\"amount\":4}]}".formatted(good))
                .isProblem(422);
        var sealed = post(
                        town.concierge(),
                        path + "/lots",
                        "{\"contents\":[{\"good\":\"%s\",\"amount\":4,\"note\":\"Un est parti\"}]}".formatted(good))
                .is(201);
        var lot = path + "/lots/" + sealed.text("/id");
        post(town.concierge(), lot + "/handover", "{\"function\":\"Bénévole\"}").is(200);
        var receipt = "{\"number\":\"R-2\",\"day\":\"%s\",\"contents\":[{\"good\":\"%s\",\"amount\":3%s}]}";
        post(town.concierge(), lot + "/receipt", receipt.formatted(TODAY, good, ""))
                .isProblem(422);
        post(town.concierge(), lot + "/receipt", receipt.formatted(TODAY, good, ",\"note\":\"Un déchiré\""))
                .is(200);

        var balance = get(town.manager(), path).is(200).body().at("/goods/0");
        assertThat(balance.at("/sealingDifference").asInt()).isEqualTo(-1);
        assertThat(balance.at("/receiptDifference").asInt()).isEqualTo(-1);
    }

    @Test
    void nothingGoesIntoOrOutOfASealedLot() {
        deposit("Manteaux", 5, null).is(201);
        var sealed = post(town.concierge(), path + "/lots", "{}").is(201);
        post(town.concierge(), path + "/lots", "{}").isProblem(409);

        for (var deed : List.of(
                "update animations.deposit set withdrawn_at = now() where lot_id = '%s'",
                "delete from animations.deposit where lot_id = '%s'",
                "update animations.lot_content set deposited = 6, sealing_note = 'x' where lot_id = '%1$s';"
                        + " update animations.lot set version = version + 1 where id = '%1$s'",
                "update animations.lot_content set sealed = 4 where lot_id = '%s'")) {
            assertThatThrownBy(() -> run(deed.formatted(sealed.text("/id"))))
                    .as(deed)
                    .hasStackTraceContaining("PSQLException");
        }
        deposit("Manteaux", 1, null).is(201);
        assertThat(get(town.concierge(), path + "/lots")
                        .is(200)
                        .body()
                        .at("/items")
                        .size())
                .isEqualTo(2);
        assertThat(get(town.concierge(), path + "/lots").text("/items/1/status"))
                .isEqualTo("OPEN");
    }

    @Test
    void theCollectionOfAnotherTownOrAnotherSiteDoesNotExist() {
        var elsewhere = Town.build(context);
        get(elsewhere.concierge(), path).isProblem(404);
        get(elsewhere.manager(), path).isProblem(404);
        get(town.agent(), path).isProblem(403);
        post(elsewhere.concierge(), path + "/lots", "{}").isProblem(404);
    }

    private Answer deposit(String name, int amount, @Nullable String refusal) {
        return post(
                town.concierge(),
                path + "/deposits",
                "{\"good\":\"%s\",\"amount\":%d%s}"
                        .formatted(good(name), amount, refusal == null ? "" : ",\"refusal\":\"" + refusal + "\""));
    }

    private String good(String name) {
        return get(town.concierge(), path)
                .is(200)
                .body()
                .at("/goods")
                .valueStream()
                .filter(it -> it.at("/name").asString().equals(name))
                .map(it -> it.at("/id").asString())
                .findFirst()
                .orElseThrow();
    }

    private void run(String sql) {
        Tenant.run(
                town.operator(),
                () -> context.getBean(TransactionTemplate.class)
                        .executeWithoutResult(
                                _ -> context.getBean(JdbcClient.class).sql(sql).update()));
    }
}
