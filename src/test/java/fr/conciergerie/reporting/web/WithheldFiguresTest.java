package fr.conciergerie.reporting.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.figures.AnnualReport;
import fr.conciergerie.figures.AnnualReport.AtSite;
import fr.conciergerie.figures.AnnualReport.Month;
import fr.conciergerie.figures.Assumed;
import fr.conciergerie.figures.Figure;
import fr.conciergerie.figures.Indicator;
import fr.conciergerie.figures.Perimeter;
import fr.conciergerie.figures.Period;
import fr.conciergerie.figures.Precision;
import fr.conciergerie.figures.YearDetail;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.reporting.Letterhead;
import fr.conciergerie.web.Dictionary;
import fr.conciergerie.web.Words;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;

/** What is hidden takes no room in a report: neither a figure nor a row, a column, a table, a part. */
@SpringBootTest
@AutoConfigureMockMvc
class WithheldFiguresTest {

    private static final Instant NOW = Instant.parse("2026-04-10T09:00:00Z");

    @Autowired
    Dictionary dictionary;

    @TempDir
    Path folder;

    private final AnnualReport running = new AnnualReport(
            new Perimeter.Client(new OrganisationId(new UUID(1, 1)), null),
            "Bordeaux Métropole",
            null,
            new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1), LocalDate.of(2026, 3, 31)),
            NOW,
            List.of(
                    told(Indicator.USERS, 40),
                    hidden(Indicator.WOMEN_SHARE),
                    hidden(Indicator.SERVICES_DELIVERED),
                    hidden(Indicator.TIME_SAVED),
                    told(Indicator.SESSIONS_HELD, 24)),
            List.of(new Month(1, null, null, null), new Month(2, 12L, null, null), new Month(3, 20L, null, null)),
            List.of(),
            List.of(),
            List.of(new AtSite("Siège", null, null, 12), new AtSite("Sud", null, null, 12)),
            new Assumed(List.of(), List.of()));

    @Test
    void aMonthAndAColumnOfWhichNothingIsToldAreLeftOut() {
        var months = MonthTable.of(running);

        assertThat(months.rows()).extracting(Month::number).containsExactly(2, 3);
        assertThat(months.requested()).isTrue();
        assertThat(months.delivered()).isFalse();
        assertThat(months.before()).isFalse();
    }

    @Test
    void sitesOfWhichOnlySessionsAreToldAreNotComparedWithEachOther() {
        assertThat(SiteTable.toCompare(running.sites()).isEmpty()).isTrue();
        assertThat(SiteTable.toCompare(List.of(
                        new AtSite("Siège", 40L, null, 12),
                        new AtSite("Sud", 30L, null, 12),
                        new AtSite("Est", null, null, 3))))
                .isEqualTo(new SiteTable(
                        List.of(new AtSite("Siège", 40L, null, 12), new AtSite("Sud", 30L, null, 12)), true, false));
    }

    @Test
    void aPartOfWhichNothingIsToldIsLeftOut() {
        var printed = printed(running, false);

        assertThat(printed.parts()).containsExactly(Indicator.Part.CONTRACT, Indicator.Part.USE);
        assertThat(printed.figures(Indicator.Part.USE))
                .extracting(Figure::indicator)
                .containsExactly(Indicator.USERS);
        assertThat(printed.headlines())
                .extracting(Figure::indicator)
                .containsExactly(Indicator.USERS, Indicator.SESSIONS_HELD);
    }

    @Test
    void oneSentenceSaysHowManyAreMissingAndWhatTheyWaitFor() {
        var withheld = new WithheldFigures(running, false);

        assertThat(plain(withheld.sentence(words())))
                .isEqualTo("7 chiffres ne figurent pas encore ici : ils seront communiqués quand l’année sera publiée,"
                        + " si assez d’agents y ont pris part.");
        assertThat(plain(withheld.which(words())))
                .isEqualTo("Il s’agit de : Part des femmes ; Services rendus ; Temps gagné par les agents, estimation ;"
                        + " Services rendus, mois par mois ; Utilisateurs, site par site ; Services rendus, site par site ;"
                        + " Services demandés, famille par famille.");
    }

    @Test
    void theOperatorFromWhomNothingIsHiddenReadsNoSuchSentence() {
        assertThat(new WithheldFigures(running, true).sentence(words())).isEmpty();
    }

    @Test
    void theSpreadsheetHasNoCellThatOnlySaysThatNothingIsTold() throws IOException {
        assertThat(text(ReportWorkbook.of(printed(running, false), words())))
                .contains("7 chiffres ne figurent pas encore ici", "Utilisateurs")
                .doesNotContain("non communiqu", "Site par site", "Ce qui a ", "avant");
    }

    private static String plain(String sentence) {
        return sentence.replaceAll("[\u00a0\u202f]", " ");
    }

    private Words words() {
        return dictionary.words(Locale.FRENCH);
    }

    private static PrintedReport printed(AnnualReport report, boolean internal) {
        var detail = new YearDetail(
                List.of(),
                List.of(),
                List.of(),
                new YearDetail.Partners(List.of(), List.of(), 0, 0, 0),
                List.of(),
                null,
                null);
        return new PrintedReport(
                report,
                detail,
                new Letterhead("La Conciergerie", List.of(), null, List.of()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                internal,
                false);
    }

    private static Figure told(Indicator indicator, long count) {
        return figure(indicator, BigDecimal.valueOf(count), count, false);
    }

    private static Figure hidden(Indicator indicator) {
        return figure(indicator, null, null, true);
    }

    private static Figure figure(
            Indicator indicator, @Nullable BigDecimal value, @Nullable Long count, boolean suppressed) {
        return new Figure(indicator, value, count, null, null, null, suppressed, Precision.EXACT, false);
    }

    /** All that a workbook says, but for letters that it writes as numbers. */
    private String text(byte[] workbook) throws IOException {
        var all = new StringBuilder();
        try (var zip =
                new ZipFile(Files.write(folder.resolve("bilan.xlsx"), workbook).toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                all.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return all.toString();
    }
}
