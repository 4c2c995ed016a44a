package fr.conciergerie.reporting;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An annual report that was given to a client, as it was then.
 *
 * @param number 1 for the first, and one more for each correction
 * @param cutOff what was known then is in it
 * @param reason why it had to be corrected; null for the first
 * @param figures as the client saw them, hidden where they were hidden
 * @param sha256 the fingerprint of its figures, in hexadecimal
 */
public record Publication(
        int number, Instant cutOff, @Nullable String reason, List<Figure> figures, String sha256) {

    private static final String BETWEEN = ";";

    public Publication {
        figures = List.copyOf(figures);
    }

    /** A figure that is no longer what was published; a value is null where there is none or it is hidden. */
    public record Change(Indicator indicator, @Nullable Figure published, Figure now) {}

    /** What a report says otherwise today. */
    public List<Change> changes(AnnualReport report) {
        return report.figures().stream()
                .map(now -> new Change(now.indicator(), figure(now.indicator()).orElse(null), now))
                .filter(it -> !line(it.now()).equals(it.published() == null ? "" : line(it.published())))
                .toList();
    }

    private Optional<Figure> figure(Indicator indicator) {
        return figures.stream().filter(it -> it.indicator() == indicator).findFirst();
    }

    /** The figures as they are kept and as their fingerprint is taken: one line each. */
    static String written(List<Figure> figures) {
        return figures.stream().map(Publication::line).collect(Collectors.joining("\n"));
    }

    static List<Figure> read(String written) {
        return written.lines().map(Publication::figure).toList();
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
                figure.suppressed() ? "hidden" : "");
    }

    private static Figure figure(String line) {
        var cells = line.split(BETWEEN, -1);
        return new Figure(
                Indicator.valueOf(cells[0]),
                cells[2].isEmpty() ? null : new BigDecimal(cells[2]),
                cells[3].isEmpty() ? null : Long.valueOf(cells[3]),
                cells[4].isEmpty() ? null : Long.valueOf(cells[4]),
                cells[5].isEmpty() ? null : new BigDecimal(cells[5]),
                null,
                !cells[6].isEmpty());
    }

    private static String text(@Nullable Object cell) {
        return Objects.toString(cell, "");
    }
}
