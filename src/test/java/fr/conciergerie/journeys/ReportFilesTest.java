package fr.conciergerie.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** The annual report as files: a document that claims to be accessible and lasting is, a spreadsheet holds numbers. */
class ReportFilesTest extends JourneyTest {

    private static final String PDF = "application/pdf";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @TempDir
    Path folder;

    @BeforeAll
    static void openTheJudge() {
        VeraGreenfieldFoundryProvider.initialise();
    }

    @ParameterizedTest
    @EnumSource(
            value = PDFAFlavour.class,
            names = {"PDFUA_1", "PDFA_2_A"})
    void theDocumentIsWhatItClaimsToBe(PDFAFlavour flavour) throws Exception {
        var pdf = report(PDF).body();
        Files.write(Path.of("target", "bilan.pdf"), pdf);

        try (var parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
                var judge = Foundries.defaultInstance().createValidator(flavour, false)) {
            var failures = judge.validate(parser).getTestAssertions();
            assertThat(failures)
                    .extracting(it -> it.getRuleId().getClause() + " " + it.getMessage())
                    .isEmpty();
        }
    }

    @Test
    void theDocumentSaysWhatWasPublishedAndWhatWasAssumed() throws Exception {
        try (var pdf = Loader.loadPDF(report(PDF).body())) {
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "))
                    .contains("Publication", "Publié le", "Empreinte des chiffres publiés (SHA-256)")
                    .containsPattern("\\b[0-9a-f]{64}\\b")
                    .contains("Hypothèses de déplacement", "Tournée", "200 g/km", "185 g/km")
                    .contains("Hypothèses de temps gagné", "janvier 2014", "20 min, quelle que soit la famille")
                    .contains("Ce qu’on en dit", "la cordonnerie et le pressing");
        }
    }

    @Test
    void theSpreadsheetHoldsNumbersOnASheetForEachPart() throws Exception {
        var xlsx = report(XLSX).body();
        Files.write(Path.of("target", "bilan.xlsx"), xlsx);
        var parts = unzipped(xlsx);

        assertThat(parts.get("xl/workbook.xml"))
                .contains("Qui utilise le service", "Les services", "Les partenaires", "Mois par mois");
        assertThat(parts.get("xl/worksheets/sheet1.xml")).contains("<v>423</v>", "<v>0.1855</v>");
    }

    @Test
    void theSpreadsheetSpeaksOfEurosAndPrintsOnTheWidthOfAPage() throws Exception {
        var parts = unzipped(report(XLSX).body());

        assertThat(parts.get("xl/sharedStrings.xml")).contains("Bilan annuel 2015", "Tous les sites");
        assertThat(parts.get("xl/worksheets/sheet4.xml"))
                .as("the amounts of the partners, in euros")
                .contains("<v>10112.68</v>", "<v>13505.99</v>");
        assertThat(parts.entrySet())
                .filteredOn(it -> it.getKey().startsWith("xl/worksheets/sheet"))
                .hasSize(16)
                .allSatisfy(it -> assertThat(it.getValue())
                        .contains("fitToPage=\"true\"", "fitToWidth=\"1\" fitToHeight=\"0\"", "paperSize=\"9\"")
                        .contains("state=\"frozen\""));
    }

    @Test
    void theHeaderAcceptChoosesTheKind() throws Exception {
        assertThat(new String(report("text/csv").body(), UTF_8)).contains("USERS;Utilisateurs;1;423;423");
        assertThat(new String(report("application/json").body(), UTF_8)).contains("\"code\":\"USERS\"");
        assertThat(new String(report("*/*").body(), UTF_8)).startsWith("{");
        assertThat(report("image/png").statusCode()).isEqualTo(406);
    }

    private HttpResponse<byte[]> report(String accept) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var address =
                    "http://localhost:" + port + "/api/v1/reports/annual?organisation=bordeaux-metropole&year=2015";
            return client.send(
                    HttpRequest.newBuilder(URI.create(address))
                            .header("Authorization", "Bearer demo-manager")
                            .header("Accept", accept)
                            .header("Accept-Language", "fr")
                            .build(),
                    BodyHandlers.ofByteArray());
        }
    }

    private Map<String, String> unzipped(byte[] file) throws IOException {
        var parts = new HashMap<String, String>();
        try (var zip =
                new ZipFile(Files.write(folder.resolve("bilan.xlsx"), file).toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                parts.put(entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), UTF_8));
            }
        }
        return parts;
    }
}
