package fr.conciergerie.web.errors;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.FormErrors;
import fr.conciergerie.web.RequestId;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Bad input of every kind, before a small controller of the test's own: a clear 4xx, and never a word of how we are made. */
@SpringBootTest
@AutoConfigureMockMvc
class ErrorsTest {

    private static final String GOOD = """
            {"site":"pole-sud","color":"RED","lines":[{"quantity":1}],"day":"2026-11-24"}""";

    @Autowired
    Errors errors;

    @Autowired
    Intake intake;

    @Autowired
    VisibleParameters parameters;

    @Autowired
    RequestId requestId;

    @Autowired
    JsonMapper json;

    private MockMvcTester mvc;

    @BeforeEach
    void bench() {
        mvc = MockMvcTester.create(MockMvcBuilders.standaloneSetup(new Bench())
                .setControllerAdvice(errors)
                .addInterceptors(parameters)
                .addFilters(requestId, intake)
                .setMessageConverters(new JacksonJsonHttpMessageConverter(json))
                .build());
    }

    @Test
    void goodInputPasses() {
        assertThat(post(GOOD)).hasStatus(200);
        assertThat(post(GOOD.replace("}]", "}],\"note\":null"))).hasStatus(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            }],                       | }],"colour":"RED",       | 400 | colour            | Ce champ n’existe pas.
            "RED"                     | "PINK"                   | 400 | color             | Valeurs possibles : RED, GREEN.
            "RED"                     | 0                        | 400 | color             | Valeurs possibles : RED, GREEN.
            "color":"RED",            | ''                       | 400 | color             | Ce champ est obligatoire.
            "pole-sud"                | null                     | 400 | site              | Ce champ est obligatoire.
            "pole-sud"                | 33                       | 400 | site              | Cette valeur n’est pas du type attendu.
            "quantity":1              | "quantity":"1"           | 400 | lines[0].quantity | Cette valeur n’est pas du type attendu.
            "quantity":1              | "quantity":1.5           | 400 | lines[0].quantity | Cette valeur n’est pas du type attendu.
            "quantity":1              | "quantity":null          | 400 | lines[0].quantity | Ce champ est obligatoire.
            "quantity":1              | "quantity":99999999999   | 400 | lines[0].quantity | Cette valeur n’est pas du type attendu.
            "quantity":1              | "quantity":-1            | 422 | lines[0]          | « -1 » n’est pas un montant. Écrivez par exemple 12,50.
            2026-11-24                | 24/11/2026               | 400 | day               | Cette valeur n’est pas du type attendu.
            """)
    void namesTheFieldThatIsOff(String good, String bad, int status, String field, String message) {
        var answer = post(GOOD.replace(good, bad));

        assertThat(answer).hasStatus(status).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer).bodyJson().extractingPath("$.errors[0].field").isEqualTo(field);
        assertThat(answer).bodyJson().extractingPath("$.errors[0].message").isEqualTo(message);
        tellsNothingOfOurselves(answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"site":              | urn:conciergerie:problem:web.problem.not-json
            ''                    | urn:conciergerie:problem:web.problem.empty
            []                    | urn:conciergerie:problem:web.error.400.what
            "text"                | urn:conciergerie:problem:web.error.400.what
            {} {}                 | urn:conciergerie:problem:web.problem.field
            """)
    void whatIsNoObjectCannotBeRead(String body, String type) {
        var answer = post(body);

        assertThat(answer).hasStatus(400).bodyJson().extractingPath("$.type").isEqualTo(type);
        tellsNothingOfOurselves(answer);
    }

    @Test
    void invisibleCharactersAndEndlessBodiesAreRefused() {
        assertThat(post(GOOD.replace("pole-sud", "pole\\u0000sud"))).hasStatus(400);
        assertThat(post(GOOD.replace("pole-sud", "pole\\ud800sud"))).hasStatus(400);
        assertThat(post(GOOD.replace("pole-sud", "\\ud83d\\ude00 à\\n2"))).hasStatus(200);
        assertThat(send(MockMvcRequestBuilders.get("/api/bench/find").param("query", "a\u0000b")))
                .hasStatus(400);
        assertThat(post("[".repeat(5_000))).hasStatus(400);
        assertThat(post(GOOD.replace("pole-sud", "x".repeat(300 * 1024)))).hasStatus(413);
        assertThat(send(MockMvcRequestBuilders.post("/api/bench")
                        .contentType("text/xml")
                        .content("<a/>")))
                .hasStatus(415);
        assertThat(send(MockMvcRequestBuilders.delete("/api/bench")))
                .hasStatus(405)
                .containsHeader("Allow");
    }

    @ParameterizedTest
    @CsvSource({
        "refused, 422, urn:conciergerie:problem:shared.not-a-code",
        "conflict, 409, urn:conciergerie:problem:shared.not-a-code",
        "stale, 409, urn:conciergerie:problem:web.error.409.what",
        "absent, 404, urn:conciergerie:problem:web.error.404.what",
        "fields, 422, urn:conciergerie:problem:web.error.fields",
        "broken, 500, urn:conciergerie:problem:web.error.500.what"
    })
    void whatIsThrownBecomesAProblem(String what, int status, String type) {
        var answer = send(MockMvcRequestBuilders.get("/api/bench/throwing/" + what));

        assertThat(answer).hasStatus(status).containsHeader("X-Request-Id");
        assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo(type);
        assertThat(answer).bodyJson().extractingPath("$.instance").isEqualTo("/api/bench/throwing/" + what);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.requestId")
                .isEqualTo(answer.getResponse().getHeader("X-Request-Id"));
        tellsNothingOfOurselves(answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            08001 | no connection
            08006 | the line broke
            53100 | no room on the disk
            53200 | no memory
            53300 | no connection free
            55000 | it is not ready
            57P01 | it shuts down
            57P02 | it broke down
            57P03 | it starts
            57P05 | the session ended
            25006 | it only reads
            58030 | it cannot write
            """)
    void whileTheDatabaseIsAwayOneIsToldWhenToComeBack(String state, String why) {
        for (var path : List.of("/api/bench/sql/", "/bench/sql/")) {
            var answer = send(MockMvcRequestBuilders.get(path + state));

            assertThat(answer).as(why).hasStatus(503).hasHeader("Retry-After", "5");
            assertThat(answer).as(why).bodyText().contains("momentanément indisponible");
            tellsNothingOfOurselves(answer);
        }
    }

    @Test
    void whatTheDatabaseRefusesIsAFaultOfOurs() {
        assertThat(send(MockMvcRequestBuilders.get("/api/bench/sql/42601"))).hasStatus(500);
        assertThat(send(MockMvcRequestBuilders.get("/api/bench/sql/23505"))).hasStatus(500);
    }

    @Test
    void aKeyThatIsNoneLeadsNowhereAndAParameterCanBeCorrected() {
        assertThat(send(MockMvcRequestBuilders.get("/api/bench/things/12"))).hasStatus(404);
        assertThat(send(MockMvcRequestBuilders.get("/api/bench/find"))).hasStatus(400);
        assertThat(send(MockMvcRequestBuilders.get("/api/bench/find")
                        .param("query", "a")
                        .param("limit", "many")))
                .hasStatus(400);
    }

    @Test
    void peopleReadAPageInTheirLanguage() {
        var french = send(MockMvcRequestBuilders.get("/bench/throwing/absent"));
        assertThat(french).hasStatus(404).hasContentTypeCompatibleWith(MediaType.TEXT_HTML);
        assertThat(french)
                .bodyText()
                .contains("Cette page n’existe pas", "Repartez de l’accueil")
                .contains("lang=\"fr\"");

        var english = send(MockMvcRequestBuilders.get("/bench/throwing/broken").header("Accept-Language", "en-GB"));
        assertThat(english).hasStatus(500);
        assertThat(english)
                .bodyText()
                .contains("Something broke on our side", english.getResponse().getHeader("X-Request-Id"));
        tellsNothingOfOurselves(english);
    }

    private MvcTestResult post(String body) {
        return send(MockMvcRequestBuilders.post("/api/bench")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    private MvcTestResult send(MockHttpServletRequestBuilder request) {
        return mvc.perform(request);
    }

    private static void tellsNothingOfOurselves(MvcTestResult answer) {
        assertThat(answer)
                .bodyText()
                .doesNotContain(
                        "Exception", "fr.conciergerie", "tools.jackson", "java.", "org.springframework", "select ");
    }

    enum Color {
        RED,
        GREEN
    }

    record Line(int quantity) {
        Line {
            if (quantity < 0) {
                throw new Refused("shared.not-an-amount", quantity);
            }
        }
    }

    record Wish(
            String site,
            Color color,
            List<Line> lines,
            LocalDate day,
            @Nullable String note) {}

    @RestController
    static class Bench {

        @PostMapping("/api/bench")
        Wish wish(@RequestBody Wish wish) {
            return wish;
        }

        @GetMapping("/api/bench/things/{id}")
        UUID thing(@PathVariable UUID id) {
            return id;
        }

        @GetMapping("/api/bench/find")
        String find(@RequestParam String query, @RequestParam(defaultValue = "1") int limit) {
            return query + limit;
        }

        /** As when the line to the database broke, which a reader's line does in the same words. */
        @GetMapping({"/api/bench/sql/{state}", "/bench/sql/{state}"})
        String ask(@PathVariable String state) {
            var broken = new SQLException("select secret", state, new IOException("Broken pipe"));
            throw new UncategorizedSQLException("asking", "select secret", broken);
        }

        @GetMapping({"/api/bench/throwing/{what}", "/bench/throwing/{what}"})
        String fail(@PathVariable String what) {
            switch (what) {
                case "refused" -> throw new Refused("shared.not-a-code", "x");
                case "conflict" -> throw Refused.conflict("shared.not-a-code", "x");
                case "stale" -> throw new OptimisticLockingFailureException("select secret");
                case "absent" -> throw new NotFound("secret");
                case "fields" -> {
                    var errors = new FormErrors();
                    errors.add("price", "shared.not-an-amount", "x");
                    errors.refuseIfAny();
                }
                default -> throw new IllegalStateException("select password from java.secrets");
            }
            return what;
        }
    }
}
