package fr.conciergerie.reporting.web;

import fr.conciergerie.figures.AnnualReport;
import fr.conciergerie.figures.Assumed;
import fr.conciergerie.figures.Figure;
import fr.conciergerie.figures.Precision;
import fr.conciergerie.figures.YearDetail;
import fr.conciergerie.reporting.Publication;
import fr.conciergerie.reporting.web.DataPackage.Constraints;
import fr.conciergerie.reporting.web.DataPackage.Field;
import fr.conciergerie.reporting.web.DataPackage.ForeignKey;
import fr.conciergerie.reporting.web.DataPackage.Resource;
import fr.conciergerie.reporting.web.DataPackage.Schema;
import fr.conciergerie.reporting.web.DataPackage.Source;
import fr.conciergerie.reporting.web.DataPackage.Type;
import fr.conciergerie.shared.Slug;
import fr.conciergerie.web.Dictionary;
import fr.conciergerie.web.Secrets;
import fr.conciergerie.web.Words;
import fr.conciergerie.web.csv.CsvText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The annual report as a client may publish it among its open data: tables in an archive, with what every column means. The
 * same report gives the same bytes, so that whoever fetches it again sees whether anything changed.
 */
@Component
class OpenData {

    private static final String CODE = "code";
    private static final String DEFINITIONS = "definitions";

    /** All that was told, of which the fingerprint of a publication is taken. */
    private static final String TOLD = "publication.txt";

    private final JsonMapper json;
    private final Dictionary dictionary;

    OpenData(JsonMapper json, Dictionary dictionary) {
        this.json = json;
        this.dictionary = dictionary;
    }

    /**
     * @param report as the client sees it, whoever asks: what is published can never be taken back
     * @param detail what stands beside its figures, as the client sees it too
     * @param publication that it is; null for what was not published
     */
    byte[] archive(AnnualReport report, YearDetail detail, @Nullable Publication publication, Locale locale) {
        var words = dictionary.words(locale);
        var tables = Stream.of(
                        figures(report, words),
                        months(report, words),
                        sites(report, words),
                        families(report, words),
                        services(report, words),
                        channels(detail, words),
                        animations(detail, words),
                        collected(detail, words),
                        definitions(report, words))
                .filter(it -> !it.rows().isEmpty())
                .toList();
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            put(zip, DataPackage.FILE, descriptor(report, publication, tables, words), report.cutOff());
            for (var table : tables) {
                put(zip, table.path(), table.content(), report.cutOff());
            }
            if (publication != null && publication.text() != null) {
                put(zip, TOLD, publication.text().getBytes(StandardCharsets.UTF_8), report.cutOff());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private byte[] descriptor(AnnualReport report, @Nullable Publication publication, List<Table> tables, Words words) {
        var year = String.valueOf(report.year());
        var site = report.site() == null ? Stream.<String>empty() : Stream.of(report.site());
        var name = Stream.concat(Stream.of("bilan", year, report.organisation()), site)
                .map(Slug::from)
                .toList();
        return json.writerWithDefaultPrettyPrinter()
                .writeValueAsBytes(new DataPackage(
                        DataPackage.PROFILE,
                        String.join("-", name),
                        words.say("reporting.description", year, report.organisation()),
                        description(report, publication, words),
                        report.cutOff().truncatedTo(ChronoUnit.SECONDS).toString(),
                        publication == null ? null : String.valueOf(publication.number()),
                        List.of(DataPackage.OPEN_LICENCE),
                        List.of(new Source(words.say("reporting.open.source"))),
                        new DataPackage.About(
                                report.organisation(),
                                report.site(),
                                report.period().from(),
                                report.period().lastDay()),
                        publication == null
                                ? null
                                : new DataPackage.Published(
                                        publication.number(),
                                        publication.reason(),
                                        TOLD,
                                        "sha256:" + publication.sha256()),
                        tables.stream().map(Table::resource).toList()));
    }

    /** What one must know to read it right, a paragraph each. */
    private static String description(AnnualReport report, @Nullable Publication publication, Words words) {
        return Stream.of(
                        published(report, publication, words),
                        report.site() == null ? words.say("reporting.all-sites") + "." : report.site() + ".",
                        words.say(
                                "reporting.about.period",
                                words.dateWithYear(report.period().from()),
                                words.dateWithYear(report.period().lastDay())),
                        words.say("reporting.open.secret"),
                        assumed(report.assumed(), words))
                .filter(it -> !it.isEmpty())
                .reduce((before, it) -> before + "\n\n" + it)
                .orElseThrow();
    }

    /** Which publication it is; or that it is none, so that it may still change. */
    private static String published(AnnualReport report, @Nullable Publication publication, Words words) {
        if (publication != null) {
            return words.say(
                            "reporting.publication.number",
                            publication.number(),
                            words.momentWithYear(publication.cutOff(), words.zone()))
                    + ".";
        }
        return report.isOver()
                ? words.say("reporting.open.not-published")
                : FigureWords.provisional(report.period(), words);
    }

    /** What the estimates rest on, sentence after sentence; empty where none is told. */
    private static String assumed(Assumed assumed, Words words) {
        var journeys = assumed.journeys().stream()
                .flatMap(it -> Stream.concat(
                        Stream.of(FigureWords.assumed(it, words), FigureWords.source(it.source(), words) + "."),
                        Stream.ofNullable(it.carbon())
                                .flatMap(carbon -> Stream.of(
                                        FigureWords.assumed(carbon, words),
                                        FigureWords.source(carbon.source(), words) + "."))));
        var times = assumed.times().stream()
                .flatMap(it -> Stream.of(FigureWords.assumed(it, words), FigureWords.source(it.source(), words) + "."));
        return Stream.concat(journeys, times).collect(Collectors.joining(" "));
    }

    private static Table figures(AnnualReport report, Words words) {
        return new Table(
                "figures",
                words.say("reporting.open.figures"),
                List.of(
                        always(CODE, Type.STRING, words),
                        always("version", Type.INTEGER, words),
                        always("title", Type.STRING, words),
                        maybe("value", Type.NUMBER, words),
                        always("unit", Type.STRING, words),
                        maybe("numerator", Type.INTEGER, words),
                        maybe("denominator", Type.INTEGER, words),
                        maybe("coverage", Type.NUMBER, words),
                        maybe("previous", Type.NUMBER, words),
                        always("suppressed", Type.BOOLEAN, words),
                        always("precision", Type.STRING, words)),
                List.of(CODE),
                List.of(new ForeignKey(List.of(CODE), new ForeignKey.Reference(DEFINITIONS, List.of(CODE)))),
                report.figures().stream().map(it -> figure(it, words)).toList());
    }

    private static List<String> figure(Figure it, Words words) {
        return List.of(
                it.indicator().name(),
                String.valueOf(it.indicator().version()),
                words.say("reporting.title." + it.indicator().slug()),
                number(it.value()),
                it.indicator().unit().name(),
                number(it.numerator()),
                number(it.denominator()),
                number(it.coverage()),
                number(it.previous()),
                String.valueOf(it.suppressed()),
                it.precision().name());
    }

    private static Table months(AnnualReport report, Words words) {
        return new Table(
                "months",
                words.say("reporting.months"),
                List.of(
                        always("month", Type.YEARMONTH, words),
                        maybe("requested", Type.INTEGER, words),
                        maybe("delivered", Type.INTEGER, words),
                        maybe("delivered_year_before", Type.INTEGER, words),
                        always("suppressed", Type.BOOLEAN, words)),
                List.of("month"),
                List.of(),
                report.months().stream()
                        .map(it -> List.of(
                                YearMonth.of(report.year(), it.number()).toString(),
                                number(it.requested()),
                                number(it.delivered()),
                                number(it.before()),
                                anyHidden(it.requested(), it.delivered(), it.before())))
                        .toList());
    }

    private static Table sites(AnnualReport report, Words words) {
        var names = report.sites().stream().map(AnnualReport.AtSite::name).toList();
        return new Table(
                "sites",
                words.say("reporting.site-by-site"),
                List.of(
                        always("site", Type.STRING, words),
                        maybe("users", Type.INTEGER, words),
                        maybe("delivered", Type.INTEGER, words),
                        always("sessions_held", Type.INTEGER, words),
                        always("suppressed", Type.BOOLEAN, words)),
                names.stream().distinct().count() == names.size() ? List.of("site") : List.of(),
                List.of(),
                report.sites().stream()
                        .map(it -> List.of(
                                it.name(),
                                number(it.users()),
                                number(it.delivered()),
                                number(it.sessions()),
                                anyHidden(it.users(), it.delivered())))
                        .toList());
    }

    private static Table families(AnnualReport report, Words words) {
        return new Table(
                "families",
                words.say("reporting.families"),
                List.of(
                        always("family", Type.STRING, words),
                        always("title", Type.STRING, words),
                        maybe("requested", Type.INTEGER, words),
                        always("suppressed", Type.BOOLEAN, words)),
                List.of("family"),
                List.of(),
                report.families().stream()
                        .map(it -> List.of(
                                it.family(), words.say(it.key()), number(it.requested()), anyHidden(it.requested())))
                        .toList());
    }

    /** The most wanted of them: those that are told at all are never few. */
    private static Table services(AnnualReport report, Words words) {
        return new Table(
                "services",
                words.say("reporting.services"),
                List.of(
                        always("service", Type.STRING, words),
                        always("title", Type.STRING, words),
                        always("family", Type.STRING, words),
                        always("requested", Type.INTEGER, words)),
                List.of("service", "family"),
                List.of(),
                report.services().stream()
                        .map(it -> List.of(it.slug(), it.name(), it.family(), number(it.requested())))
                        .toList());
    }

    /** On which way orders came: those that are told at all are never few. */
    private static Table channels(YearDetail detail, Words words) {
        var doings = detail.doings();
        return new Table(
                "channels",
                words.say("reporting.open.channels"),
                List.of(
                        always("channel", Type.STRING, words),
                        always("title", Type.STRING, words),
                        always("orders", Type.INTEGER, words),
                        always("precision", Type.STRING, words)),
                List.of("channel"),
                List.of(),
                doings == null
                        ? List.of()
                        : doings.channels().stream()
                                .map(it -> List.of(
                                        it.channel(),
                                        InDetail.channel(it.channel(), words),
                                        number(it.orders()),
                                        (doings.rounded() ? Precision.ABOUT : Precision.EXACT).name()))
                                .toList());
    }

    private static Table animations(YearDetail detail, Words words) {
        return new Table(
                "animations",
                words.say("reporting.open.animations"),
                List.of(
                        always("kind", Type.STRING, words),
                        always("title", Type.STRING, words),
                        always("held", Type.INTEGER, words)),
                List.of("kind"),
                List.of(),
                detail.tookPlace().kinds().stream()
                        .map(it -> List.of(it.kind(), InDetail.kind(it.kind(), words), number(it.held())))
                        .toList());
    }

    private static Table collected(YearDetail detail, Words words) {
        return new Table(
                "collected",
                words.say("reporting.collected"),
                List.of(
                        always("collection", Type.STRING, words),
                        always("association", Type.STRING, words),
                        always("counted_in", Type.STRING, words),
                        always("deposited", Type.INTEGER, words),
                        always("sealed", Type.INTEGER, words),
                        always("received", Type.INTEGER, words)),
                List.of("collection", "association", "counted_in"),
                List.of(),
                detail.tookPlace().collected().stream()
                        .map(it -> List.of(
                                it.collection(),
                                it.association(),
                                it.unit(),
                                number(it.deposited()),
                                number(it.sealed()),
                                number(it.received())))
                        .toList());
    }

    private static Table definitions(AnnualReport report, Words words) {
        return new Table(
                DEFINITIONS,
                words.say("reporting.definitions"),
                List.of(
                        always(CODE, Type.STRING, words),
                        always("version", Type.INTEGER, words),
                        always("title", Type.STRING, words),
                        always("definition", Type.STRING, words)),
                List.of(CODE),
                List.of(),
                report.figures().stream()
                        .map(Figure::indicator)
                        .map(it -> List.of(
                                it.name(),
                                String.valueOf(it.version()),
                                words.say("reporting.title." + it.slug()),
                                words.say("reporting.definition." + it.slug())))
                        .toList());
    }

    private static Field always(String name, Type type, Words words) {
        return field(name, type, true, words);
    }

    private static Field maybe(String name, Type type, Words words) {
        return field(name, type, false, words);
    }

    private static Field field(String name, Type type, boolean required, Words words) {
        return new Field(
                name, type, words.say("reporting.open.column." + name.replace('_', '-')), new Constraints(required));
    }

    private static String anyHidden(@Nullable Long... counts) {
        return String.valueOf(Stream.of(counts).anyMatch(Objects::isNull));
    }

    private static String number(@Nullable Number number) {
        return switch (number) {
            case null -> "";
            case BigDecimal exact -> exact.toPlainString();
            default -> number.toString();
        };
    }

    private static void put(ZipOutputStream zip, String name, byte[] content, Instant when) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(when.atOffset(ZoneOffset.UTC).toLocalDateTime());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    /** One of the tables: what its columns are, and its lines. */
    private record Table(
            String name,
            String title,
            List<Field> fields,
            List<String> key,
            List<ForeignKey> foreignKeys,
            List<List<String>> rows) {

        String path() {
            return name + ".csv";
        }

        String text() {
            return CsvText.toExchange(fields.stream().map(Field::name).toList(), rows);
        }

        byte[] content() {
            return text().getBytes(StandardCharsets.UTF_8);
        }

        Resource resource() {
            return new Resource(
                    name,
                    "table",
                    path(),
                    title,
                    "csv",
                    "text/csv",
                    "utf-8",
                    content().length,
                    "sha256:" + HexFormat.of().formatHex(Secrets.hash(text())),
                    new Schema(fields, List.of(""), key, foreignKeys));
        }
    }
}
