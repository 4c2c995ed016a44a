package fr.conciergerie.markets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import fr.conciergerie.accounts.Someone;
import fr.conciergerie.organisations.OrganisationDetails;
import fr.conciergerie.organisations.OrganisationKind;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.Sites;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.Scope;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest
@AutoConfigureMockMvc
class MarketApiTest {

    private static final String ROOT = "/api/v1/markets";
    private static final String BODY = """
            {"number":"2013-0417","object":"Conciergerie","buyer":"metropole","procedure":"MAPA",
             "estimated":{"cents":3989450,"currency":"EUR"},"notifiedOn":"2013-12-16","startsOn":"2014-01-01",
             "endsOn":"2014-12-31","lots":[],
             "lines":[{"site":"siege","from":"2014-01-01","yearly":{"cents":997363,"currency":"EUR"},
                       "sessionsPerWeek":2,"weeksPerYear":47}]}""";

    @Autowired
    MockMvc mvc;

    @Autowired
    Someone someone;

    @Autowired
    Organisations organisations;

    @Autowired
    JsonMapper json;

    OperatorId operator;
    String token = "";

    @BeforeEach
    void theManagersProgram() {
        operator = someone.operator();
        Tenant.run(operator, () -> {
            organisations.addOrganisation(
                    new OrganisationDetails("La Métropole", "metropole", OrganisationKind.METROPOLE, null));
            organisations.addSite(Sites.details("Siège"));
        });
        token = token(Role.MANAGER, Scope.READ, Scope.MANAGE);
    }

    @Test
    void aMarketIsWrittenDownOnceAndRead() throws Exception {
        var key = UUID.randomUUID().toString();
        var first = send(add(BODY).header("Idempotency-Key", key));
        var again = send(add(BODY).header("Idempotency-Key", key));

        assertThat(first.getStatus()).as(first.getContentAsString()).isEqualTo(201);
        assertThat(again.getHeader("Location")).isEqualTo(first.getHeader("Location"));
        var market = read(send(get(String.valueOf(first.getHeader("Location")))));
        assertThat(market.at("/procedureFit").asString()).isEqualTo("SUITS");
        assertThat(market.at("/realEnd").asString()).isEqualTo("2014-12-31");
        assertThat(market.at("/lines/0/site").asString()).isEqualTo("siege");
        assertThat(market.at("/lines/0/yearly/cents").asLong()).isEqualTo(997_363);
        assertThat(send(add(BODY)).getStatus()).as("the number is taken").isEqualTo(409);
    }

    @Test
    void theListGoesOnByItsCursor() throws Exception {
        for (int i = 0; i < 3; i++) {
            send(add(BODY.replace("2013-0417", "M-" + i)));
        }
        var first = read(send(get(ROOT + "?limit=2")));
        var second = read(send(get(ROOT + "?limit=2&cursor=" + first.at("/next").asString())));

        assertThat(first.at("/items")).hasSize(2);
        assertThat(second.at("/items")).hasSize(1);
        assertThat(second.at("/next").isNull()).isTrue();
        assertThat(read(send(get(ROOT + "?organisation=metropole"))).at("/items"))
                .hasSize(3);
    }

    @Test
    void whatMakesNoSenseIsRefusedAndNothingIsWrittenDown() throws Exception {
        for (var body : List.of(
                BODY.replace("\"metropole\"", "\"nowhere\""),
                BODY.replace("\"siege\"", "\"' or 1=1 --\""),
                BODY.replace("3989450", "0"),
                BODY.replace("3989450", "-5"),
                BODY.replace("\"currency\":\"EUR\"}," + "\"notified", "\"currency\":\"USD\"},\"notified"),
                BODY.replace("\"sessionsPerWeek\":2", "\"sessionsPerWeek\":0"),
                BODY.replace("\"weeksPerYear\":47", "\"weeksPerYear\":999"),
                BODY.replace("\"endsOn\":\"2014-12-31\"", "\"endsOn\":\"2013-12-31\""),
                BODY.replace("\"from\":\"2014-01-01\"", "\"from\":\"1999-01-01\""),
                BODY.replace("\"from\":\"2014-01-01\"", "\"from\":\"2020-01-01\""),
                BODY.replace("\"lots\":[]", "\"lots\":[\"" + "x".repeat(201) + "\"]"),
                BODY.replaceAll("(?s)\"lines\":\\[.*", "\"lines\":[null]}"))) {
            var answer = send(add(body));
            assertThat(answer.getStatus())
                    .as(body + answer.getContentAsString())
                    .isEqualTo(422);
        }
        for (var body : List.of(
                "",
                "{",
                "[]",
                "{}",
                BODY.replace("MAPA", "LOTTERY"),
                BODY.replace("2014-12-31", "tomorrow"),
                BODY.replace("\"object\"", "\"objet\""),
                BODY.replace("997363", "9973.63"),
                BODY.replace("Conciergerie", "a\\u0000b"))) {
            var answer = send(add(body));
            assertThat(answer.getStatus())
                    .as(body + answer.getContentAsString())
                    .isEqualTo(400);
        }
        assertThat(read(send(get(ROOT))).at("/items")).isEmpty();
        assertThat(send(get(ROOT + "?limit=0")).getStatus()).isEqualTo(422);
        assertThat(send(get(ROOT + "?cursor=%00")).getStatus()).isEqualTo(400);
        assertThat(send(get(ROOT + "/" + UUID.randomUUID())).getStatus()).isEqualTo(404);
    }

    @Test
    void onlyAManagerWithTheScopeMayAndOthersSeeNothing() throws Exception {
        var location = String.valueOf(send(add(BODY)).getHeader("Location"));
        token = token(Role.MANAGER, Scope.READ);
        assertThat(send(add(BODY)).getStatus()).isEqualTo(403);
        for (var role : List.of(Role.COORDINATOR, Role.CONCIERGE, Role.PARTNER, Role.MEMBER)) {
            token = token(role, Scope.READ);
            assertThat(send(get(location)).getStatus()).as(role.name()).isEqualTo(403);
            assertThat(send(get(ROOT)).getStatus()).as(role.name()).isEqualTo(403);
        }
        operator = someone.operator();
        token = token(Role.MANAGER, Scope.READ);
        assertThat(send(get(location)).getStatus()).as("another operator").isEqualTo(404);
    }

    private String token(Role role, Scope... scopes) {
        return someone.token(someone.with(role, operator), role, operator, scopes)
                .secret();
    }

    private MockHttpServletRequestBuilder add(String body) {
        return post(ROOT).contentType(MediaType.APPLICATION_JSON).content(body);
    }

    private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.header("Authorization", "Bearer " + token))
                .andReturn()
                .getResponse();
    }

    private JsonNode read(MockHttpServletResponse answer) throws Exception {
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(200);
        return json.readTree(answer.getContentAsString());
    }
}
