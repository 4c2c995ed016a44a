package fr.conciergerie.reporting;

import fr.conciergerie.figures.AnnualReport;
import fr.conciergerie.figures.Figure;
import fr.conciergerie.figures.Indicator;
import fr.conciergerie.figures.Precision;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An annual report that was given to a client, as it was then.
 *
 * @param number 1 for the first, and one more for each correction
 * @param cutOff what was known then is in it
 * @param reason why it had to be corrected; null for the first
 * @param written its figures as the client saw them, hidden where they were hidden: one line each
 * @param sha256 the fingerprint of all that was told, in hexadecimal; of the figures alone where the rest was not kept
 * @param documentSha256 that of the document as it was given; null for those of before documents were kept
 * @param text all that was told, as {@link PublishedText} writes it; null for those of before it was kept
 * @param dataSha256 the fingerprint of its open data; null for those of before they were kept
 */
public record Publication(
        int number,
        Instant cutOff,
        @Nullable String reason,
        String written,
        String sha256,
        @Nullable String documentSha256,
        @Nullable String text,
        @Nullable String dataSha256) {

    private static final String BETWEEN = ";";

    /**
     * A figure that is no longer what was published, or no longer counted by the same definition.
     *
     * @param published null where none was
     * @param version of the definition by which it was published; null where none was
     */
    public record Change(
            Indicator indicator,
            @Nullable Figure published,
            @Nullable Integer version,
            Figure now) {

        /** Whether it meant something else then. */
        public boolean isByAnotherDefinition() {
            return version != null && version != indicator.version();
        }
    }

    /** In which form its fingerprint is taken: in the first of the figures, later of what was told, as {@link PublishedText} has it. */
    public int form() {
        return text == null ? 1 : PublishedText.formOf(text);
    }

    /** The words before its fingerprint. */
    public String fingerprintKey() {
        return switch (form()) {
            case 1 -> "reporting.publication.fingerprint";
            case 2 -> "reporting.publication.fingerprint-of-all-sites";
            default -> "reporting.publication.fingerprint-of-all";
        };
    }

    /** @param body of what is told today, by the form in which it is written */
    boolean saysTheSame(AnnualReport report, IntFunction<String> body) {
        return text == null
                ? changes(report).isEmpty()
                : PublishedText.bodyOf(text).equals(body.apply(form()));
    }

    /**
     * The same of all sites together alone.
     *
     * @param body of what is told of them today, by the form in which it is written
     */
    boolean saysTheSameOfAllSites(AnnualReport report, IntFunction<String> body) {
        return text == null
                ? changes(report).isEmpty()
                : PublishedText.withoutSites(PublishedText.bodyOf(text)).equals(body.apply(form()));
    }

    /** What a report says otherwise today. */
    public List<Change> changes(AnnualReport report) {
        var lines = written.lines().collect(Collectors.toMap(Publication::code, Function.identity()));
        return report.figures().stream()
                .filter(it -> !line(it).equals(lines.get(it.indicator().name())))
                .filter(it -> lines.containsKey(it.indicator().name()) || saysSomething(it))
                .map(it -> {
                    var line = lines.get(it.indicator().name());
                    return line == null
                            ? new Change(it.indicator(), null, null, it)
                            : new Change(
                                    it.indicator(),
                                    figure(it.indicator(), line),
                                    AsPublished.read(line).version(),
                                    it);
                })
                .toList();
    }

    /** What was published and is counted no longer, by its code. */
    public List<String> gone(AnnualReport report) {
        var counted = report.figures().stream().map(it -> it.indicator().name()).collect(Collectors.toSet());
        return written.lines()
                .map(Publication::code)
                .filter(it -> !counted.contains(it))
                .toList();
    }

    /** Its figures as they were, in the order in which they were told. */
    public List<AsPublished> figures() {
        return written.lines().map(AsPublished::read).toList();
    }

    /**
     * A figure as it was published, which needs no indicator that is still counted.
     *
     * @param version of the definition by which it was counted
     */
    public record AsPublished(
            String code,
            int version,
            @Nullable BigDecimal value,
            @Nullable Long numerator,
            @Nullable Long denominator,
            @Nullable BigDecimal coverage,
            boolean suppressed,
            Precision precision) {

        private static final String HIDDEN = "hidden";

        private static AsPublished read(String line) {
            var cells = line.split(BETWEEN, -1);
            return new AsPublished(
                    cells[0],
                    Integer.parseInt(cells[1]),
                    number(cells[2]),
                    count(cells[3]),
                    count(cells[4]),
                    number(cells[5]),
                    cells[6].equals(HIDDEN),
                    cells[6].isEmpty() || cells[6].equals(HIDDEN) ? Precision.EXACT : Precision.valueOf(cells[6]));
        }

        private static @Nullable BigDecimal number(String cell) {
            return cell.isEmpty() ? null : new BigDecimal(cell);
        }

        private static @Nullable Long count(String cell) {
            return cell.isEmpty() ? null : Long.valueOf(cell);
        }
    }

    /** One that was not counted then, and of which there is nothing to tell, is no news. */
    private static boolean saysSomething(Figure figure) {
        return figure.numerator() != null || figure.suppressed();
    }

    /** The figures as they are kept and as their fingerprint is taken. */
    public static String written(List<Figure> figures) {
        return figures.stream().map(Publication::line).collect(Collectors.joining("\n"));
    }

    private static String code(String line) {
        return line.substring(0, line.indexOf(BETWEEN));
    }

    private static String line(Figure figure) {
        return String.join(
                BETWEEN,
                figure.indicator().name(),
                String.valueOf(figure.indicator().version()),
                text(figure.value()),
                text(figure.numerator()),
                text(figure.denominator()),
                text(figure.coverage()),
                figure.suppressed()
                        ? AsPublished.HIDDEN
                        : figure.precision() == Precision.EXACT
                                ? ""
                                : figure.precision().name());
    }

    static Figure figure(Indicator indicator, String line) {
        var it = AsPublished.read(line);
        return new Figure(
                indicator,
                it.value(),
                it.numerator(),
                it.denominator(),
                it.coverage(),
                null,
                it.suppressed(),
                it.precision(),
                false);
    }

    private static String text(@Nullable Object cell) {
        return Objects.toString(cell, "");
    }
}
