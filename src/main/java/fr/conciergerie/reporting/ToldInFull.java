package fr.conciergerie.reporting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that a client is told of a year, as text in one form and one order: what the fingerprint of a publication is taken of, and by
 * which one sees whether anything is told otherwise today. Its first line says which publication it is.
 */
final class ToldInFull {

    /** The second: in the first there were the figures alone. */
    static final int FORM = 2;

    private static final String BETWEEN = ";";

    private ToldInFull() {}

    /** @param reason of a correction; null for the first */
    static String of(int number, Instant cutOff, @Nullable String reason, String body) {
        return row("bilan", FORM, number, cutOff, reason) + "\n" + body;
    }

    /**
     * What does not depend on when it is published.
     *
     * @param comments of both sides
     * @param sentences what agents wrote, as far as the client may read it
     */
    static String body(AnnualReport report, List<Comment> comments, List<String> sentences) {
        var parts = new ArrayList<String>();
        parts.add(row(
                "year",
                report.organisation(),
                report.site(),
                report.period().from(),
                report.period().lastDay()));
        part(parts, "figures", Stream.of(Publication.written(report.figures())));
        part(
                parts,
                "year-before",
                report.figures().stream()
                        .filter(it -> it.previous() != null)
                        .map(it -> row(it.indicator(), it.previous())));
        part(
                parts,
                "told-as",
                report.figures().stream()
                        .filter(it -> it.shared() || it.precision() != Precision.EXACT)
                        .map(it -> row(it.indicator(), it.precision(), it.shared())));
        part(
                parts,
                "months",
                report.months().stream().map(it -> row(it.number(), it.requested(), it.delivered(), it.before())));
        part(
                parts,
                "sites",
                report.sites().stream().map(it -> row(it.name(), it.users(), it.delivered(), it.sessions())));
        part(parts, "families", report.families().stream().map(it -> row(it.family(), it.requested())));
        part(
                parts,
                "services",
                report.services().stream().map(it -> row(it.slug(), it.name(), it.family(), it.requested())));
        part(
                parts,
                "journeys",
                report.assumed().journeys().stream()
                        .map(it -> row(
                                it.validFrom(),
                                it.drivingShare(),
                                it.detourMetres(),
                                it.roundMetres(),
                                it.source(),
                                it.carbon() == null ? null : it.carbon().driving(),
                                it.carbon() == null ? null : it.carbon().round(),
                                it.carbon() == null ? null : it.carbon().source())));
        part(
                parts,
                "times",
                report.assumed().times().stream().map(it -> row(it.validFrom(), it.minutes(), it.source())));
        part(parts, "comments", comments.stream().map(it -> row(it.side(), it.words())));
        part(parts, "sentences", sentences.stream().map(ToldInFull::row));
        return String.join("\n", parts);
    }

    /** Without the line that says which publication it is. */
    static String bodyOf(String told) {
        return told.substring(told.indexOf('\n') + 1);
    }

    private static void part(List<String> parts, String name, Stream<String> rows) {
        parts.add("[" + name + "]");
        rows.forEach(parts::add);
    }

    private static String row(@Nullable Object... cells) {
        return Stream.of(cells).map(ToldInFull::cell).collect(Collectors.joining(BETWEEN));
    }

    /** What people wrote cannot end a cell, nor a line. */
    private static String cell(@Nullable Object cell) {
        return Objects.toString(cell, "")
                .replace("\\", "\\\\")
                .replace(BETWEEN, "\\" + BETWEEN)
                .replace("\r", "\\r")
                .replace("\n", "\\n");
    }
}
