package fr.conciergerie.orders.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent, the answer is a problem that helps, and nothing has changed. */
class OrderApiHostileInputTest extends ApiTest {

    private String before = "";

    @BeforeEach
    void look() {
        before = everything();
    }

    @AfterEach
    void nothingHasChanged() {
        assertThat(everything()).isEqualTo(before);
    }

    private String everything() {
        return get(town.manager(), "/orders?limit=100").is(200).raw().body();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"site\":\"hotel-de-ville\",\"channel\":\"ONLINE\",\"lines\":[]}",
                "{\"site\":\"hotel-de-ville\",\"channel\":\"ONLINE\",\"lines\":[null]}",
                "{\"site\":\"hotel-de-ville\",\"channel\":\"ONLINE\",\"lines\":[{}]}",
                "{\"site\":\"hotel-de-ville\",\"channel\":\"ONLINE\",\"lines\":[{\"service\":\"\",\"quantity\":1}]}",
                "{\"site\":\"hotel-de-ville\",\"channel\":\"ONLINE\",\"lines\":[{\"service\":\"talons\"}]}",
                "{\"site\":\"hotel-de-ville\",\"channel\":\"ONLINE\",\"lines\":[{\"service\":\"talons\",\"quantity\":0}]}",
                "{\"site\":\"hotel-de-ville\",\"channel\":\"ONLINE\",\"lines\":[{\"service\":\"talons\",\"quantity\":-1}]}",
                "{\"site\":\"hotel-de-ville\",\"channel\":\"ONLINE\",\"lines\":[{\"service\":\"talons\",\"quantity\":1000000000}]}",
                "{\"site\":\"hotel-de-ville\",\"channel\":\"ONLINE\",\"lines\":[{\"service\":\"rien\",\"quantity\":1}]}",
                "{\"site\":\"hotel-de-ville\",\"channel\":\"ONLINE\",\"lines\":[{\"service\":\"talons\",\"quantity\":1,\"options\":[\"or\"]}]}",
                "{\"site\":\"hotel-de-ville\",\"channel\":\"ONLINE\",\"lines\":[{\"service\":\"talons\",\"quantity\":1,\"options\":[null]}]}",
                "{\"site\":\"hotel-de-ville\",\"channel\":\"ONLINE\",\"lines\":[{\"service\":\"osteopathie\",\"quantity\":1,\"note\":\"mal au dos\"}]}",
                "{\"site\":\"nulle-part\",\"channel\":\"ONLINE\",\"lines\":[{\"service\":\"talons\",\"quantity\":1}]}",
                "{\"site\":\"' or 1=1 --\",\"channel\":\"ONLINE\",\"lines\":[{\"service\":\"talons\",\"quantity\":1}]}",
                "{\"site\":\"hotel-de-ville\",\"channel\":\"DESK\",\"lines\":[{\"service\":\"talons\",\"quantity\":1}]}",
                "{\"site\":\"hotel-de-ville\",\"channel\":\"ONLINE\",\"member\":\"moi\",\"lines\":[{\"service\":\"talons\",\"quantity\":1}]}"
            })
    void anOrderThatMakesNoSenseIsInvalid(String body) {
        post(town.agent(), "/orders", body).isProblem(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "\"commande\"",
                "{\"site\":\"hotel-de-ville\",\"channel\":\"ONLINE\",\"lines\":\"talons\"}",
                "{\"site\":\"hotel-de-ville\",\"channel\":\"PIGEON\",\"lines\":[{\"service\":\"talons\",\"quantity\":1}]}",
                "{\"site\":\"hotel-de-ville\",\"channel\":\"ONLINE\",\"prix\":0,\"lines\":[{\"service\":\"talons\",\"quantity\":1}]}",
                "{\"site\":\"hotel-de-ville\",\"channel\":\"ONLINE\",\"lines\":[{\"service\":\"talons\",\"quantity\":1.5}]}",
                "{\"site\":\"hotel-de-ville\",\"channel\":\"ONLINE\",\"lines\":[{\"service\":\"talons\",\"quantity\":\"1\"}]}",
                "{\"site\":\"hotel-de-ville\",\"channel\":\"ONLINE\",\"lines\":[{\"service\":\"talons\",\"quantity\":99999999999999}]}",
                "{\"site\":\"hotel-de-ville\",\"channel\":\"ONLINE\",\"lines\":[{\"service\":\"talons\",\"quantity\":1,\"price\":{\"cents\":1250}}]}",
                "{\"site\":\"hotel-de-ville\",\"channel\":\"ONLINE\",\"lines\":[{\"service\":\"talons\",\"quantity\":1,\"price\":{\"cents\":1250,\"currency\":\"EURO\"}}]}",
                "{\"site\":\"hotel-de-ville\",\"channel\":\"ONLINE\",\"lines\":[{\"service\":\"talons\",\"quantity\":1,\"note\":\"a\\u0000b\"}]}",
                "{\"site\":\"hotel\\u0000\",\"channel\":\"ONLINE\",\"lines\":[{\"service\":\"talons\",\"quantity\":1}]}"
            })
    void whatCannotBeReadIsMalformed(String body) {
        post(town.agent(), "/orders", body).isProblem(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=READY&status=CONFIRMED",
                "limit=1&limit=2",
                "site=depot&site=depot",
                "limit=",
                "status=",
                "status=%20",
                "satus=READY",
                "limit=0x10",
                "limit=1&dry=true"
            })
    void aParameterThatIsUnknownEmptyOrThereTwiceIsRefused(String query) {
        get(town.agent(), "/orders?" + query).isProblem(400);
    }

    @Test
    void aPriceThatChangedMeanwhileIsAConflict() {
        var body = """
                {"site":"hotel-de-ville","channel":"ONLINE","lines":[
                  {"service":"talons","quantity":1,"price":{"cents":1100,"currency":"%s"}}]}""";
        post(town.agent(), "/orders", body.formatted("EUR")).isProblem(409);
        post(town.agent(), "/orders", body.formatted("USD")).isProblem(409);
    }

    @Test
    void aLongNoteIsTooLongAndAnEndlessOneTooLarge() {
        var body = """
                {"site":"hotel-de-ville","channel":"ONLINE","lines":[{"service":"talons","quantity":1,"note":"%s"}]}""";
        post(town.agent(), "/orders", body.formatted("a".repeat(501))).isProblem(422);
        post(town.agent(), "/orders", body.formatted("a".repeat(300 * 1024))).isProblem(413);
    }

    @Test
    void twentyOneLinesAreTooMany() {
        var line = "{\"service\":\"talons\",\"quantity\":1}";
        var lines = line + ("," + line).repeat(20);
        post(town.agent(), "/orders", "{\"site\":\"depot\",\"channel\":\"ONLINE\",\"lines\":[" + lines + "]}")
                .isProblem(422);
    }

    @Test
    void onlyJsonIsRead() {
        send(
                        town.agent(),
                        request("/orders")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("site=depot")))
                .isProblem(415);
        send(town.agent(), request("/orders").header("Accept", "text/csv").GET())
                .is(406);
        send(town.agent(), request("/orders").DELETE()).isProblem(405);
    }

    @Test
    void withoutARightfulTokenNothingIsSaid() {
        send(request("/orders").GET()).isProblem(401);
        send(request("/orders").header("Authorization", "Bearer nonsense").GET())
                .isProblem(401);
        send(request("/orders").header("Authorization", "Basic YTpi").GET()).isProblem(401);
        post(town.coordinator(), "/orders", HEELS).isProblem(403);
        post(town.farmer(), "/orders", HEELS).isProblem(403);
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0,422",
        "limit=101,422",
        "limit=-1,422",
        "limit=dix,400",
        "limit=99999999999,400",
        "cursor=abc,400",
        "cursor=%F0%9F,400",
        "status=LOST,400",
        "site=nulle-part,404",
        "site=%00,400"
    })
    void aListIsAskedForWithinReason(String query, int status) {
        get(town.agent(), "/orders?" + query).isProblem(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"family=SHOES", "query=%00"})
    void theCatalogueIsAskedForWithinReason(String query) {
        get(town.agent(), "/sites/hotel-de-ville/services?" + query).isProblem(400);
        get(town.agent(), "/sites/hotel-de-ville/services?query=" + "a".repeat(300))
                .isProblem(422);
        get(town.agent(), "/sites/nulle-part/services").isProblem(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"42", "..%2f..", "' or true", "00000000-0000-0000-0000-000000000000"})
    void anOrderThatIsNoneDoesNotExist(String id) {
        var path = "/orders/" + id.replace(" ", "%20").replace("'", "%27");
        assertThat(get(town.agent(), path).status()).isIn(400, 404);
        assertThat(post(town.agent(), path + "/withdrawal").status()).isIn(400, 404);
    }
}
