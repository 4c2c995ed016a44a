package fr.conciergerie.reporting.web;

import fr.conciergerie.figures.AnnualReports;
import fr.conciergerie.figures.Figure;
import fr.conciergerie.figures.Indicator;
import fr.conciergerie.figures.Period;
import fr.conciergerie.figures.Precision;
import fr.conciergerie.figures.YearDetail.Doings;
import fr.conciergerie.reporting.web.FiguresQuery.Asked;
import fr.conciergerie.reporting.web.FiguresQuery.DisclosedFigures;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Dictionary;
import fr.conciergerie.web.FormErrors;
import fr.conciergerie.web.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The annual report and its definitions over the API. */
@RestController
@Tag(name = "Reports")
class ReportsApi {

    private final AnnualReports reports;
    private final FiguresQuery figures;
    private final ReportFiles files;
    private final Dictionary dictionary;

    ReportsApi(AnnualReports reports, FiguresQuery figures, ReportFiles files, Dictionary dictionary) {
        this.reports = reports;
        this.figures = figures;
        this.files = files;
        this.dictionary = dictionary;
    }

    @GetMapping(path = "/api/v1/reports/annual", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "readAnnualReport",
            summary = "The figures of a year",
            description = "Each with the version of its definition and the year before. A coordinator sees their own"
                    + " organisation, without what would tell of fewer than five. Without an organisation a manager sees all"
                    + " clients together; an administrator sees the operators of the installation together, or those named by"
                    + " `operator`, without what would tell of fewer than five (JSON and CSV). The header Accept chooses between JSON,"
                    + " CSV (for a spreadsheet: decimal commas, euros, kilometres and hours, each beside its unit), XLSX, PDF and, to publish as open data, ZIP: a Data Package (datapackage.json and tables) that"
                    + " hides what would tell of fewer than five, whoever asks: of a year that was published the last publication,"
                    + " byte for byte, else what it is today, which says so.")
    ReportBody annual(
            Actor actor,
            @Parameter(description = "Slug or id; a coordinator may leave it out", example = "bordeaux-metropole")
                    @RequestParam(required = false)
                    @Nullable
                    String organisation,
            @Parameter(example = "2015") @RequestParam int year,
            @Parameter(description = "Slug or id of one site", example = "siege")
                    @RequestParam(required = false)
                    @Nullable
                    String site,
            @Parameter(description = "Slugs of some operators; for an administrator")
                    @RequestParam(required = false)
                    @Nullable
                    List<String> operator) {
        return ReportBody.of(figures.year(actor, new Asked(organisation, site, operator), year));
    }

    @GetMapping(path = "/api/v1/reports/annual", produces = ReportFiles.CSV_TYPE)
    ResponseEntity<byte[]> annualCsv(
            Actor actor,
            @RequestParam(required = false) @Nullable String organisation,
            @RequestParam int year,
            @RequestParam(required = false) @Nullable String site,
            @RequestParam(required = false) @Nullable List<String> operator,
            Locale locale) {
        var report = figures.year(actor, new Asked(organisation, site, operator), year);
        return files.csv(report.figures(), report.period(), String.valueOf(year), actor.is(Role.MANAGER), locale);
    }

    @GetMapping(path = "/api/v1/reports/figures", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "readFigures",
            summary = "The figures of any months",
            description =
                    "For a manager: of one client, or without an organisation of all clients together, each beside the same"
                            + " months of the year before. The header Accept chooses between JSON and CSV (for a spreadsheet).")
    ReportBody figures(
            @Parameter(description = "Slug or id", example = "bordeaux-metropole")
                    @RequestParam(required = false)
                    @Nullable
                    String organisation,
            @Parameter(description = "The first month", example = "2026-01") @RequestParam YearMonth from,
            @Parameter(description = "The last month", example = "2026-03") @RequestParam YearMonth to,
            @Parameter(description = "Slug or id of one site of the organisation", example = "siege")
                    @RequestParam(required = false)
                    @Nullable
                    String site) {
        return ReportBody.of(figures.months(new Asked(organisation, site, null), months(from, to)));
    }

    @GetMapping(path = "/api/v1/reports/figures", produces = ReportFiles.CSV_TYPE)
    ResponseEntity<byte[]> figuresCsv(
            @RequestParam(required = false) @Nullable String organisation,
            @RequestParam YearMonth from,
            @RequestParam YearMonth to,
            @RequestParam(required = false) @Nullable String site,
            Locale locale) {
        var report = figures.months(new Asked(organisation, site, null), months(from, to));
        return files.csv(report.figures(), report.period(), from + "-" + to, true, locale);
    }

    private static Period months(YearMonth from, YearMonth to) {
        var errors = new FormErrors();
        var period = errors.read("to", () -> Period.months(from, to));
        errors.refuseIfAny();
        return Objects.requireNonNull(period);
    }

    @GetMapping(path = "/api/v1/reports/annual", produces = ReportFiles.XLSX_TYPE)
    ResponseEntity<byte[]> annualXlsx(
            Actor actor,
            @RequestParam(required = false) @Nullable String organisation,
            @RequestParam int year,
            @RequestParam(required = false) @Nullable String site,
            Locale locale) {
        return files.xlsx(actor, reports.report(actor, organisation, year, site), locale);
    }

    @GetMapping(path = "/api/v1/reports/annual", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> annualPdf(
            Actor actor,
            @RequestParam(required = false) @Nullable String organisation,
            @RequestParam int year,
            @RequestParam(required = false) @Nullable String site,
            Locale locale) {
        return files.pdf(actor, reports.report(actor, organisation, year, site), locale);
    }

    @GetMapping(path = "/api/v1/reports/annual", produces = ReportFiles.ZIP_TYPE)
    ResponseEntity<byte[]> annualOpenData(
            Actor actor,
            @RequestParam(required = false) @Nullable String organisation,
            @RequestParam int year,
            @RequestParam(required = false) @Nullable String site,
            Locale locale) {
        return files.openData(actor, organisation, year, site, locale);
    }

    @GetMapping(path = "/api/v1/indicators", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listIndicators",
            summary = "What the figures mean",
            description = "Code, version and definition, in the caller’s language.")
    List<IndicatorBody> indicators(Locale locale) {
        var words = dictionary.words(locale);
        return Stream.of(Indicator.values())
                .map(it -> new IndicatorBody(
                        it.name(),
                        it.version(),
                        it.unit(),
                        words.say("reporting.title." + it.slug()),
                        words.say("reporting.definition." + it.slug())))
                .toList();
    }

    @Schema(name = "Indicator")
    record IndicatorBody(
            @Schema(example = "USERS") String code,
            int version,
            Indicator.Unit unit,
            String title,
            String definition) {}

    @Schema(name = "AnnualReport")
    record ReportBody(
            PerimeterBody perimeter,
            PeriodBody period,
            Instant cutOff,
            List<FigureBody> indicators,

            @Schema(
                    description =
                            "What agents did beside the figures, in a year of one organisation; to a coordinator only of"
                                    + " all its sites together, and nothing that would tell of fewer than five")
            @Nullable
            DoingsBody doings,

            @Schema(
                    description =
                            "What took place beside the desk, in a year of one organisation; who came stands among the"
                                    + " indicators")
            @Nullable
            TookPlaceBody tookPlace) {

        static ReportBody of(DisclosedFigures read) {
            return new ReportBody(
                    new PerimeterBody(read.organisation(), read.site(), read.operators()),
                    new PeriodBody(
                            read.period().from(),
                            read.period().lastDay(),
                            !read.period().isOver(),
                            read.period().countedUntil()),
                    read.cutOff(),
                    read.figures().stream().map(FigureBody::of).toList(),
                    read.doings() == null ? null : DoingsBody.of(read.doings()),
                    read.events() == null ? null : TookPlaceBody.of(read.events()));
        }
    }

    @Schema(name = "Doings")
    record DoingsBody(
            @Schema(description = "On which way orders came, the most frequent first; one that is hidden is not here")
            List<ChannelBody> channels,

            @Schema(description = "Services that were ready after the first promise; null where it is not told")
            @Nullable
            Long late,

            @Schema(description = "Within how many days half of the late ones were ready; null where it is not told")
            @Nullable
            Double medianDaysLate,

            @Schema(
                    description =
                            "Requests that a partner did not take on; null where there was none, or it is not told")
            @Nullable
            Long turnedDown,

            @Schema(description = "The names of services that were asked for for the first time")
            List<String> newServices,

            @Schema(
                    description =
                            "ABOUT where orders and requests are told to the nearest ten, as they are to a coordinator")
            Precision precision) {

        static DoingsBody of(Doings it) {
            return new DoingsBody(
                    it.channels().stream()
                            .map(channel -> new ChannelBody(channel.channel(), channel.orders()))
                            .toList(),
                    it.late() == 0 ? null : it.late(),
                    it.medianDaysLate(),
                    it.turnedDown() == 0 ? null : it.turnedDown(),
                    it.newServices(),
                    it.rounded() ? Precision.ABOUT : Precision.EXACT);
        }
    }

    @Schema(name = "OrdersByChannel")
    record ChannelBody(
            @Schema(example = "DESK") String channel,
            @Schema(example = "698") long orders) {}

    @Schema(name = "ReportPerimeter")
    record PerimeterBody(
            @Schema(description = "Null for several together", example = "Bordeaux Métropole") @Nullable
            String organisation,

            @Schema(description = "Null for all sites") @Nullable
            String site,

            @Schema(description = "Whose clients these are, when it is about all of them")
            List<String> operators) {}

    @Schema(name = "ReportPeriod")
    record PeriodBody(
            LocalDate from,
            LocalDate to,

            @Schema(description = "Whether it goes on, so that every figure is of its days up to `countedUntil`")
            boolean provisional,

            @Schema(
                    description =
                            "The last day that is counted while it goes on: for the operator today, for others the end"
                                    + " of the last month that is closed. The year before is counted up to the same day. Null once"
                                    + " it is over")
            @Nullable
            LocalDate countedUntil) {}

    @Schema(name = "Figure")
    record FigureBody(
            @Schema(example = "USERS") String code,
            int version,

            @Schema(description = "Null where there is nothing to divide by, and where it is hidden", example = "423")
            @Nullable
            BigDecimal value,

            @Schema(
                    description =
                            "A SHARE goes from 0 to 1, POINTS from -100 to 100; numerators of KILOMETRES are metres, of KILOGRAMS grams, of HOURS minutes")
            Indicator.Unit unit,

            @Nullable Long numerator,
            @Nullable Long denominator,

            @Schema(description = "For which part of the users it is known, where not everybody tells it") @Nullable
            BigDecimal coverage,

            @Schema(description = "Of the year before") @Nullable
            BigDecimal previous,

            @Schema(description = "Whether it is hidden because it would tell of too few people", example = "false")
            boolean suppressed,

            @Schema(description = "Whether the value is exact, rounded, or only a bound of it", example = "EXACT")
            Precision precision) {

        static FigureBody of(Figure it) {
            return new FigureBody(
                    it.indicator().name(),
                    it.indicator().version(),
                    it.value(),
                    it.indicator().unit(),
                    it.numerator(),
                    it.denominator(),
                    it.coverage(),
                    it.previous(),
                    it.suppressed(),
                    it.precision());
        }
    }
}
