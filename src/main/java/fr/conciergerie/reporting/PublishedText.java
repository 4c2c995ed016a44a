package fr.conciergerie.reporting;

import fr.conciergerie.figures.AnnualReport;
import fr.conciergerie.figures.Given;
import fr.conciergerie.figures.Precision;
import fr.conciergerie.figures.YearDetail;
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
final class PublishedText {

    /** The third: in the first there were the figures alone, in the second what was told of all sites. */
    static final int FORM = 3;

    /** In which what was told of all sites stood alone, and without what stands beside the figures. */
    private static final int OF_ALL_SITES = 2;

    private static final String BETWEEN = ";";

    /** Before what is told of one site; nothing that anybody writes begins a line. */
    private static final String AT_SITE = "\n[site]\n";

    private PublishedText() {}

    /** @param reason of a correction; null for the first */
    static String of(int number, Instant cutOff, @Nullable String reason, String body) {
        return row("bilan", FORM, number, cutOff, reason) + "\n" + body;
    }

    static int formOf(String text) {
        return Integer.parseInt(text.split(BETWEEN, 3)[1]);
    }

    /**
     * What does not depend on when it is published.
     *
     * @param given of all sites first, then of each
     * @param comments of both sides
     * @param sentences what agents wrote, as far as the client may read it
     */
    static String body(List<Given> given, List<Comment> comments, List<String> sentences) {
        return body(FORM, given, comments, sentences);
    }

    /** @param form the former one, to hold it against what was published then */
    static String body(int form, List<Given> given, List<Comment> comments, List<String> sentences) {
        return form <= OF_ALL_SITES
                ? report(given.getFirst().report(), comments, sentences)
                : given.stream()
                        .map(it -> it.report().perimeter().site() == null
                                ? report(it.report(), comments, sentences) + detail(it.detail())
                                : report(it.report(), List.of(), List.of()) + detail(it.detail()))
                        .collect(Collectors.joining(AT_SITE));
    }

    /** What is told of all sites, of a body that may tell of each as well. */
    static String withoutSites(String body) {
        int each = body.indexOf(AT_SITE);
        return each < 0 ? body : body.substring(0, each);
    }

    private static String report(AnnualReport report, List<Comment> comments, List<String> sentences) {
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
        part(parts, "sentences", sentences.stream().map(PublishedText::row));
        return String.join("\n", parts);
    }

    private static String detail(@Nullable YearDetail detail) {
        if (detail == null) {
            return "";
        }
        var parts = new ArrayList<String>();
        part(
                parts,
                "desks",
                detail.sessions().stream().map(it -> row(it.site(), it.held(), it.cancelled(), it.minutes())));
        part(parts, "causes", detail.causes().stream().map(it -> row(it.cause(), it.sessions())));
        part(parts, "unmet", detail.unmet().stream().map(it -> row(it.family(), it.words(), it.times())));
        var partners = detail.partners();
        part(parts, "partners", Stream.of(row(partners.atWork(), partners.placed(), partners.local())));
        part(parts, "partners-begun", partners.begun().stream().map(PublishedText::row));
        part(parts, "partners-ended", partners.ended().stream().map(PublishedText::row));
        part(
                parts,
                "improvements",
                detail.improvements().stream()
                        .map(it -> row(
                                it.agreed().words(),
                                it.agreed().by(),
                                it.agreed().on(),
                                it.state())));
        var doings = detail.doings();
        if (doings != null) {
            part(
                    parts,
                    doings.rounded() ? "channels-in-tens" : "channels",
                    doings.channels().stream().map(it -> row(it.channel(), it.orders())));
            part(parts, "delays", Stream.of(row(doings.late(), doings.medianDaysLate())));
            part(parts, doings.rounded() ? "turned-down-in-tens" : "turned-down", Stream.of(row(doings.turnedDown())));
            part(parts, "new-services", doings.newServices().stream().map(PublishedText::row));
        }
        events(parts, detail.tookPlace());
        return "\n" + String.join("\n", parts);
    }

    /** Nothing where there is nothing: that is how what was published before they were told reads. */
    private static void events(List<String> parts, YearDetail.Events events) {
        if (!events.saysSomething()) {
            return;
        }
        part(parts, "animations", events.kinds().stream().map(it -> row(it.kind(), it.held())));
        part(
                parts,
                "collected",
                events.collected().stream()
                        .map(it -> row(
                                it.collection(),
                                it.association(),
                                it.unit(),
                                it.deposited(),
                                it.sealed(),
                                it.received())));
        part(parts, "own-events", events.own().stream().map(PublishedText::ownEvent));
    }

    /** How long it took stands at the end, where it is known: what was published before it was kept reads as it did. */
    private static String ownEvent(YearDetail.OwnEvent it) {
        var text = row(it.title(), it.day(), it.minutes(), it.cents(), it.bearer());
        return it.conciergeMinutes() == null ? text : text + BETWEEN + it.conciergeMinutes();
    }

    /** Without the line that says which publication it is. */
    static String bodyOf(String text) {
        return text.substring(text.indexOf('\n') + 1);
    }

    private static void part(List<String> parts, String name, Stream<String> rows) {
        parts.add("[" + name + "]");
        rows.forEach(parts::add);
    }

    private static String row(@Nullable Object... cells) {
        return Stream.of(cells).map(PublishedText::cell).collect(Collectors.joining(BETWEEN));
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
