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
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
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
    void theFirstPageSaysInSentencesWhatTheYearWasAndWhoseItIs() throws Exception {
        try (var pdf = Loader.loadPDF(report(PDF).body())) {
            assertThat(pdf.getDocumentInformation().getTitle())
                    .isEqualTo("Bilan annuel 2015 de la conciergerie – Bordeaux Métropole");
            assertThat(page(pdf, 1))
                    .contains("La Conciergerie Solidaire 33", "Bordeaux Métropole · Tous les sites")
                    .contains("05 36 49 00 33 · bonjour@conciergerie.example")
                    .contains("Marché n° 2013-0417 : Conciergerie solidaire pour les agents")
                    .contains(
                            "En 2015, la conciergerie a tenu 203 permanences sur 2 sites, toutes celles qui étaient prévues.")
                    .contains("423 agents l’ont utilisée, soit 19 % des 2 280 agents qui y ont droit.")
                    .contains("20 partenaires sur 25 relèvent de l’économie sociale et solidaire.")
                    .contains("Le mot de La Conciergerie Solidaire 33", "la cordonnerie et le pressing")
                    .doesNotContain("provisoire");
        }
    }

    @Test
    void theDocumentSpeaksToItsReaders() throws Exception {
        try (var pdf = Loader.loadPDF(report(PDF).body())) {
            var text = page(pdf, 1, pdf.getNumberOfPages());
            assertThat(text.replaceAll("[\\s\\u00a0\\u202f]+", " "))
                    .as("what was published and what was assumed")
                    .contains("Publié le", "Hypothèses de déplacement", "200 g de CO₂", "185 g pour la tournée")
                    .contains("Hypothèses de temps gagné", "janvier 2014", "20 min, quelle que soit la famille")
                    .contains("Du 1er janvier 2015 au 31 décembre 2015")
                    .as("no codes, and no column of dashes")
                    .doesNotContain("SERVICES_DELIVERED", "définition n°", " – – ");
            assertThat(text.lines().map(String::strip))
                    .as("no line ends after an apostrophe")
                    .noneMatch(it -> it.endsWith("’"));
            assertThat(page(pdf, 1, pdf.getNumberOfPages() - 1))
                    .as("a fingerprint is small print of the last page")
                    .doesNotContain("SHA-256");
            assertThat(page(pdf, pdf.getNumberOfPages())).containsPattern("SHA-256.* [0-9a-f]{64}\\b");
        }
    }

    @Test
    void whatMustNotLeaveTheOperatorSaysSoEverywhere() throws Exception {
        var warning = "Document interne — ne pas transmettre au client";
        try (var pdf = Loader.loadPDF(report(PDF).body())) {
            for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
                assertThat(page(pdf, page)).contains(warning);
            }
        }
        assertThat(unzipped(report(XLSX).body()).entrySet())
                .filteredOn(it -> it.getKey().startsWith("xl/worksheets/sheet"))
                .allSatisfy(it -> assertThat(it.getValue()).contains("<oddHeader>", warning));
        var csv = report("text/csv");
        assertThat(new String(csv.body(), UTF_8).lines().skip(1)).allMatch(it -> it.startsWith(warning + ";"));
        assertThat(csv.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(it -> assertThat(it).contains("interne-bilan-2015.csv"));
    }

    @Test
    void whatTheClientReadsDoesNotCallItselfInternal() throws Exception {
        try (var pdf = Loader.loadPDF(report(PDF, "demo-coordinator").body())) {
            assertThat(page(pdf, 1, pdf.getNumberOfPages())).doesNotContain("interne");
        }
        assertThat(unzipped(report(XLSX, "demo-coordinator").body()).values())
                .noneMatch(it -> it.contains("Document interne"));
        assertThat(new String(report("text/csv", "demo-coordinator").body(), UTF_8))
                .doesNotContain("interne");
    }

    @Test
    void theSpreadsheetBeginsWithASummaryAndHoldsNumbers() throws Exception {
        var xlsx = report(XLSX).body();
        Files.write(Path.of("target", "bilan.xlsx"), xlsx);
        var parts = unzipped(xlsx);

        assertThat(parts.get("xl/workbook.xml"))
                .containsSubsequence("Synthèse", "Tous les chiffres", "Mois par mois", "Ce qui a été demandé");
        assertThat(parts.get("xl/worksheets/sheet1.xml")).contains("<v>423</v>");
        assertThat(parts.get("xl/worksheets/sheet2.xml"))
                .contains("<v>423</v>", "<v>0.1855</v>")
                .as("the amounts of the partners, in euros")
                .contains("<v>10112.68</v>", "<v>13505.99</v>");
    }

    @Test
    void theSpreadsheetPrintsOnAFewPages() throws Exception {
        assertThat(unzipped(report(XLSX).body()).entrySet())
                .filteredOn(it -> it.getKey().startsWith("xl/worksheets/sheet"))
                .hasSize(8)
                .allSatisfy(it -> assertThat(it.getValue())
                        .contains("fitToPage=\"true\"", "fitToWidth=\"1\" fitToHeight=\"0\"", "paperSize=\"9\""));
    }

    @Test
    void theHeaderAcceptChoosesTheKind() throws Exception {
        assertThat(new String(report("text/csv").body(), UTF_8)).contains(";USERS;Utilisateurs;1;423;nombre;");
        assertThat(new String(report("application/json").body(), UTF_8)).contains("\"code\":\"USERS\"");
        assertThat(new String(report("*/*").body(), UTF_8)).startsWith("{");
        assertThat(report("image/png").statusCode()).isEqualTo(406);
    }

    /** With letters where it has their numbers. */
    private static String read(String xml) {
        return Pattern.compile("&#x([0-9a-f]+);")
                .matcher(xml)
                .replaceAll(it -> Character.toString(Integer.parseInt(it.group(1), 16)));
    }

    /** As one reads it, whatever breaks the lines. */
    private static String page(PDDocument pdf, int number) throws IOException {
        return page(pdf, number, number).replaceAll("[\\s\\u00a0\\u202f]+", " ");
    }

    private static String page(PDDocument pdf, int first, int last) throws IOException {
        var reader = new PDFTextStripper();
        reader.setStartPage(first);
        reader.setEndPage(last);
        return reader.getText(pdf);
    }

    /** Opened by a double click in France: no cents, no metres, no minutes, no point in a number, and what is what beside it. */
    @Test
    void theTableSpeaksOfEurosKilometresAndHoursWithTheirUnits() throws Exception {
        // As a spreadsheet has it, which takes the quotes off a cell with a comma.
        var lines = new String(report("text/csv").body(), UTF_8)
                .replace("\"", "")
                .lines()
                .toList();

        assertThat(lines.getFirst())
                .endsWith("code;indicateur;version;valeur;unité;année d’avant;numérateur;unité du numérateur;"
                        + "dénominateur;unité du dénominateur;couverture en\u00a0%;remarque");
        assertThat(line(lines, "ESS_AMOUNT_SHARE"))
                .contains(";74,88;%;", ";10112,68;€ hors taxes;13505,99;€ hors taxes;");
        assertThat(line(lines, "KM_AVOIDED_NET")).contains(";1394;km;", ";1394,000;km;");
        assertThat(line(lines, "TIME_SAVED")).contains(";333;h;", ";333,33;h;");
        assertThat(line(lines, "COST_PER_SITE")).contains(";9973,63;€ hors taxes;", ";€ hors taxes;");
        assertThat(lines.stream().skip(1).flatMap(it -> Stream.of(it.split(";"))))
                .noneMatch(it -> it.matches("-?\\d+\\.\\d+"));
    }

    private static String line(List<String> lines, String code) {
        return lines.stream()
                .filter(it -> it.contains(";" + code + ";"))
                .findFirst()
                .orElseThrow();
    }

    private HttpResponse<byte[]> report(String accept) throws IOException, InterruptedException {
        return report(accept, "demo-manager");
    }

    private HttpResponse<byte[]> report(String accept, String token) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var address =
                    "http://localhost:" + port + "/api/v1/reports/annual?organisation=bordeaux-metropole&year=2015";
            return client.send(
                    HttpRequest.newBuilder(URI.create(address))
                            .header("Authorization", "Bearer " + token)
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
                parts.put(
                        entry.getName(),
                        read(new String(zip.getInputStream(entry).readAllBytes(), UTF_8)));
            }
        }
        return parts;
    }
}
