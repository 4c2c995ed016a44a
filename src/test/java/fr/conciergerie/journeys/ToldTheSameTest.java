package fr.conciergerie.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.Here;
import fr.conciergerie.figures.AnnualReport;
import fr.conciergerie.figures.AnnualReports;
import fr.conciergerie.figures.Figure;
import fr.conciergerie.figures.Period;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.web.Role;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whichever file an employer asks for, of all their sites or of one: it tells what their report tells, and nothing that the report
 * keeps from them.
 */
class ToldTheSameTest extends DemonstrationTest {

    private static final String ORGANISATION = "bordeaux-metropole";

    @Autowired
    AnnualReports reports;

    private final JsonMapper json = new JsonMapper();

    @Test
    void noFileTellsMoreThanTheReport() throws Exception {
        int now = Here.today().getYear();
        int hidden = 0;
        for (int year : new int[] {2015, now}) {
            for (var report : reports(year)) {
                var which = "?year=" + year + (report.getKey().isEmpty() ? "" : "&site=" + report.getKey());
                overTheApi(which, report.getValue());
                asATable(which, report.getValue());
                asOpenData(which, report.getValue());
                hidden += (int) report.getValue().figures().stream()
                        .filter(it -> it.numerator() == null)
                        .count();
            }
        }
        assertThat(hidden).as("there is something to be kept secret").isGreaterThan(50);
    }

    private void overTheApi(String which, AnnualReport report) {
        var told = json.readTree(new String(fetched(which, "application/json"), UTF_8));
        assertThat(StreamSupport.stream(told.at("/indicators").spliterator(), false)
                        .map(it -> Stream.of("code", "value", "numerator", "denominator", "previous", "precision")
                                .map(field -> plain(it.at("/" + field).asString("")))
                                .toList()))
                .as(which)
                .containsExactlyElementsOf(report.figures().stream()
                        .map(it -> cells(
                                it,
                                Figure::value,
                                Figure::numerator,
                                Figure::denominator,
                                Figure::previous,
                                Figure::precision))
                        .toList());
    }

    /** Its units are those of spreadsheets: what is told at all is compared. */
    private void asATable(String which, AnnualReport report) throws IOException {
        var table = CSVParser.parse(
                        new StringReader(new String(fetched(which, "text/csv"), UTF_8).replace("\ufeff", "")),
                        CSVFormat.EXCEL
                                .builder()
                                .setDelimiter(';')
                                .setHeader()
                                .setTrim(true)
                                .get())
                .getRecords();
        assertThat(table.stream().map(row -> isTold(row, "code", "valeur", "numérateur", "dénominateur")))
                .as(which)
                .containsExactlyElementsOf(report.figures().stream()
                        .map(it -> Stream.of(it.indicator(), it.value(), it.numerator(), it.denominator())
                                .map(cell -> cell != null)
                                .toList())
                        .toList());
    }

    private static List<Boolean> isTold(CSVRecord row, String... columns) {
        return Stream.of(columns).map(it -> !row.get(it).isEmpty()).toList();
    }

    private void asOpenData(String which, AnnualReport report) throws IOException {
        var tables = unzipped(fetched(which, "application/zip"));
        assertThat(rows(tables, "figures.csv", "code", "value", "numerator", "denominator", "previous", "precision"))
                .as(which)
                .isEqualTo(report.figures().stream()
                        .map(it -> cells(
                                it,
                                Figure::value,
                                Figure::numerator,
                                Figure::denominator,
                                Figure::previous,
                                Figure::precision))
                        .toList());
        assertThat(rows(tables, "months.csv", "requested", "delivered", "delivered_year_before"))
                .isEqualTo(report.months().stream()
                        .map(it -> cells(it.requested(), it.delivered(), it.before()))
                        .toList());
        assertThat(rows(tables, "families.csv", "family", "requested"))
                .isEqualTo(report.families().stream()
                        .map(it -> cells(it.family(), it.requested()))
                        .toList());
        assertThat(rows(tables, "services.csv", "title", "requested"))
                .isEqualTo(report.services().stream()
                        .map(it -> cells(it.name(), it.requested()))
                        .toList());
        assertThat(rows(tables, "sites.csv", "site", "users", "delivered"))
                .isEqualTo(report.sites().stream()
                        .map(it -> cells(it.name(), it.users(), it.delivered()))
                        .toList());
    }

    /** By the slug of their site; of all sites by none. */
    private List<Map.Entry<String, AnnualReport>> reports(int year) {
        return inTheDemonstration(() -> {
            var organisation = organisations.organisationId(ORGANISATION);
            var told = new ArrayList<Map.Entry<String, AnnualReport>>();
            told.add(Map.entry("", told(organisation, year, null)));
            reports.sites(organisation, Period.year(year)).stream()
                    .map(Site::slug)
                    .forEach(it -> told.add(Map.entry(it, told(organisation, year, it))));
            return told;
        });
    }

    private AnnualReport told(OrganisationId organisation, int year, @Nullable String site) {
        return reports.report(actor(Role.COORDINATOR, organisation.value()), null, year, site);
    }

    @SafeVarargs
    private static List<String> cells(Figure figure, Function<Figure, @Nullable Object>... cells) {
        return Stream.concat(
                        Stream.of(figure.indicator().name()),
                        Stream.of(cells).map(it -> plain(Objects.toString(it.apply(figure), ""))))
                .toList();
    }

    private static List<String> cells(@Nullable Object... cells) {
        return Stream.of(cells).map(it -> Objects.toString(it, "")).toList();
    }

    /** As numbers, whatever zeros are at their end. */
    private static String plain(String cell) {
        return cell.matches("-?\\d+(\\.\\d+)?(E-?\\d+)?")
                ? new BigDecimal(cell).stripTrailingZeros().toPlainString()
                : cell;
    }

    private static List<List<String>> rows(Map<String, byte[]> tables, String name, String... columns)
            throws IOException {
        var table = tables.get(name);
        return table == null
                ? List.of()
                : CSVParser.parse(
                                new StringReader(new String(table, UTF_8)),
                                CSVFormat.RFC4180.builder().setHeader().get())
                        .stream()
                        .map(row -> Stream.of(columns)
                                .map(row::get)
                                .map(ToldTheSameTest::plain)
                                .toList())
                        .toList();
    }

    private static Map<String, byte[]> unzipped(byte[] archive) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private byte[] fetched(String which, String accept) {
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/reports/annual" + which))
                            .header("Authorization", "Bearer demo-coordinator")
                            .header("Accept", accept)
                            .header("Accept-Language", "fr")
                            .build(),
                    BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).as(which).isEqualTo(200);
            return answer.body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
