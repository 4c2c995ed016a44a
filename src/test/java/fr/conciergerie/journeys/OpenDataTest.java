package fr.conciergerie.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import fr.conciergerie.Here;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import java.util.zip.ZipInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The annual report as open data: a Data Package that programs of others read without us, and that gives nobody away. */
class OpenDataTest extends JourneyTest {

    private static final String FOUNDING_YEAR = "?organisation=bordeaux-metropole&year=2015";

    /** A year of which some is hidden, for few have done it yet. */
    private static final String YOUNG_YEAR =
            "?organisation=bordeaux-metropole&year=" + Here.today().getYear();

    private final JsonMapper json = new JsonMapper();

    static List<String> years() {
        return List.of(FOUNDING_YEAR, FOUNDING_YEAR + "&site=siege", YOUNG_YEAR);
    }

    @ParameterizedTest
    @MethodSource("years")
    void theDescriptorIsWhatTheStandardAsksFor(String which) {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(getClass().getResourceAsStream("/data-package.schema.json"));

        var errors = schema.validate(
                text(archive("manager", which), "datapackage.json"),
                InputFormat.JSON,
                it -> it.executionConfig(config -> config.formatAssertionsEnabled(true)));

        assertThat(errors).extracting(Error::toString).isEmpty();
    }

    @Test
    void theDescriptorSaysWhoseItIsAndWhatOneMayDoWithIt() {
        var descriptor = descriptor(archive("manager", FOUNDING_YEAR));

        assertThat(descriptor.at("/name").asString()).isEqualTo("bilan-2015-bordeaux-metropole");
        assertThat(descriptor.at("/licenses/0/name").asString()).isEqualTo("etalab-2.0");
        assertThat(descriptor.at("/perimeter")).isEqualTo(json.readTree("""
                        {"organisation": "Bordeaux Métropole", "from": "2015-01-01", "to": "2015-12-31"}"""));
        assertThat(descriptor.at("/description").asString())
                .contains("si au moins cinq personnes différentes y ont pris part")
                .contains("20 min, quelle que soit la famille.", "200 g de CO₂ pour leur voiture");
    }

    /** As a program does that knows the standard and not us. */
    @ParameterizedTest
    @MethodSource("years")
    void everyTableIsAsItsSchemaSays(String which) throws Exception {
        var archive = archive("manager", which);
        var resources = descriptor(archive).at("/resources");

        assertThat(archive.keySet())
                .containsSubsequence("datapackage.json", "figures.csv", "months.csv", "definitions.csv");
        // Which services one site asks for is not told: another's would follow.
        if (!which.equals(YOUNG_YEAR)) {
            assertThat(archive).containsKey("families.csv");
            assertThat(archive.containsKey("services.csv")).isEqualTo(!which.contains("site="));
        }
        for (var resource : resources) {
            var name = resource.at("/path").asString();
            var content = Objects.requireNonNull(archive.get(name));
            assertThat(resource.at("/bytes").asLong()).isEqualTo(content.length);
            assertThat(resource.at("/hash").asString()).isEqualTo("sha256:" + sha256(content));
            isAsItsSchemaSays(name, rows(archive, name), resource.at("/schema"));
        }
        assertThat(values(rows(archive, "definitions.csv"), "code"))
                .containsAll(values(rows(archive, "figures.csv"), "code"));
    }

    @Test
    void theFoundingYearIsInIt() {
        var archive = archive("coordinator", FOUNDING_YEAR);

        var users = row(archive, "figures.csv", "code", "USERS");
        assertThat(users.get("value")).isEqualTo("423");
        assertThat(users.get("suppressed")).isEqualTo("false");
        assertThat(row(archive, "figures.csv", "code", "ESS_PARTNER_SHARE").toMap())
                .containsEntry("value", "0.8000")
                .containsEntry("unit", "SHARE")
                .containsEntry("numerator", "20")
                .containsEntry("denominator", "25");
        assertThat(rows(archive, "months.csv")).hasSize(12);
        assertThat(row(archive, "definitions.csv", "code", "USERS").get("definition"))
                .startsWith("Agents différents");
    }

    /** What is published can never be taken back: the operator, who sees everything, publishes what the client sees. */
    @Test
    void whatTheClientMayNotSeeIsNotInItWhoeverAsks() {
        var seenByManager = json.readTree(new String(
                        fetched("manager", YOUNG_YEAR, "application/json").body(), UTF_8))
                .at("/indicators");
        var figures = rows(archive("manager", YOUNG_YEAR), "figures.csv");
        var hidden = figures.stream()
                .filter(it -> it.get("suppressed").equals("true"))
                .toList();

        assertThat(seenByManager).noneMatch(it -> it.at("/suppressed").asBoolean());
        assertThat(hidden).isNotEmpty().allSatisfy(it -> {
            assertThat(it.get("value")).isEmpty();
            assertThat(it.get("numerator")).isEmpty();
            assertThat(it.get("denominator")).isEmpty();
            assertThat(it.get("coverage")).isEmpty();
        });
        var months = rows(archive("manager", YOUNG_YEAR), "months.csv");
        assertThat(months).allSatisfy(it -> {
            assertThat(List.of(it.get("requested"), it.get("delivered"), it.get("delivered_year_before")))
                    .doesNotContain("1", "2", "3", "4");
        });
    }

    /** It is that publication, whoever asks and whenever: its number, its fingerprint, the same bytes. */
    @Test
    void aPublishedYearIsItsPublication() throws Exception {
        var one = fetched("coordinator", FOUNDING_YEAR, "application/zip");
        var other = fetched("manager", FOUNDING_YEAR, "application/zip");
        var atItsAddress = fetched("manager", "/publications/1" + FOUNDING_YEAR, "application/zip");
        assertThat(one.body()).isEqualTo(other.body()).isEqualTo(atItsAddress.body());

        var archive = archive("manager", FOUNDING_YEAR);
        var descriptor = descriptor(archive);
        assertThat(descriptor.at("/version").asString()).isEqualTo("1");
        assertThat(descriptor.at("/publication/number").asInt()).isEqualTo(1);
        assertThat(descriptor.at("/publication/hash").asString())
                .isEqualTo("sha256:" + sha256(Objects.requireNonNull(archive.get("publication.txt"))));
        assertThat(rows(archive, "sites.csv"))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.get("site")).isNotEmpty());
    }

    @Test
    void aYearThatIsNotPublishedSaysSo() {
        assertThat(descriptor(archive("manager", YOUNG_YEAR)).at("/description").asString())
                .startsWith("Provisoire, jusqu’au ");
        assertThat(descriptor(archive("manager", "?organisation=bordeaux-metropole&year=2016"))
                        .at("/description")
                        .asString())
                .startsWith("Ce bilan n’a pas été publié");
    }

    @Test
    void theSameFiguresGiveTheSameTables() {
        var one = archive("coordinator", FOUNDING_YEAR);
        var other = archive("manager", FOUNDING_YEAR);

        assertThat(one.keySet()).isEqualTo(other.keySet());
        one.forEach((name, content) -> {
            if (!name.equals("datapackage.json")) {
                assertThat(content).as(name).isEqualTo(other.get(name));
            }
        });
    }

    private static String sha256(byte[] content) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    private static void isAsItsSchemaSays(String name, List<CSVRecord> rows, JsonNode schema) {
        var fields = schema.at("/fields");
        var names = StreamSupport.stream(fields.spliterator(), false)
                .map(it -> it.at("/name").asString())
                .toList();
        assertThat(rows).as(name).isNotEmpty();
        for (var row : rows) {
            assertThat(row.getParser().getHeaderNames()).as(name).isEqualTo(names);
            assertThat(row.isConsistent()).as("%s: %s", name, row).isTrue();
            for (var field : fields) {
                var cell = row.get(field.at("/name").asString());
                if (cell.isEmpty()) {
                    assertThat(field.at("/constraints/required").asBoolean())
                            .as("%s: %s in %s", name, field, row)
                            .isFalse();
                } else {
                    parses(field.at("/type").asString(), cell);
                }
            }
        }
        var keys = new HashSet<List<String>>();
        var key = new ArrayList<String>();
        schema.at("/primaryKey").forEach(it -> key.add(it.asString()));
        assertThat(rows)
                .as(name)
                .allMatch(row ->
                        keys.add(key.stream().map(column -> row.get(column)).toList()));
    }

    private static void parses(String type, String cell) {
        switch (type) {
            case "integer" -> assertThat(Long.parseLong(cell)).hasToString(cell);
            case "number" -> assertThat(new BigDecimal(cell).toPlainString()).isEqualTo(cell);
            case "boolean" -> assertThat(cell).isIn("true", "false");
            case "yearmonth" -> assertThat(YearMonth.parse(cell)).hasToString(cell);
            case "string" -> assertThat(cell).isEqualTo(cell.strip());
            default -> throw new AssertionError("a type that no report needs: " + type);
        }
    }

    private static CSVRecord row(Map<String, byte[]> archive, String file, String column, String value) {
        return rows(archive, file).stream()
                .filter(it -> it.get(column).equals(value))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> values(List<CSVRecord> rows, String column) {
        return rows.stream().map(it -> it.get(column)).collect(Collectors.toSet());
    }

    private static List<CSVRecord> rows(Map<String, byte[]> archive, String file) {
        var strict = CSVFormat.RFC4180.builder().setHeader().get();
        try {
            return CSVParser.parse(new StringReader(text(archive, file)), strict)
                    .getRecords();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private JsonNode descriptor(Map<String, byte[]> archive) {
        return json.readTree(text(archive, "datapackage.json"));
    }

    private static String text(Map<String, byte[]> archive, String file) {
        return new String(Objects.requireNonNull(archive.get(file), file), UTF_8);
    }

    private Map<String, byte[]> archive(String who, String which) {
        var answer = fetched(who, which, "application/zip");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(it -> assertThat(it).contains("bilan-", ".zip"));
        var files = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return files;
    }

    private HttpResponse<byte[]> fetched(String who, String which, String accept) {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/reports/annual" + which))
                            .header("Authorization", "Bearer demo-" + who)
                            .header("Accept", accept)
                            .header("Accept-Language", "fr")
                            .build(),
                    BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
