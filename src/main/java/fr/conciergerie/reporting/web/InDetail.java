package fr.conciergerie.reporting.web;

import fr.conciergerie.reporting.YearDetail;
import fr.conciergerie.reporting.YearDetail.Doings;
import fr.conciergerie.web.Words;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands beside the figures, in sentences: part by part, nothing where there is nothing to say. */
public final class InDetail {

    private InDetail() {}

    /** Why sessions did not take place, and on which way orders came. */
    public static List<String> ofContract(YearDetail detail, Words words) {
        var causes = detail.causes().isEmpty()
                ? Stream.<String>empty()
                : Stream.of(words.say(
                        "reporting.desks.causes",
                        detail.causes().stream()
                                .map(it -> words.say(
                                        "reporting.detail.count",
                                        words.say("calendar.cause." + slug(it.cause())),
                                        it.sessions()))
                                .collect(Collectors.joining(" ; "))));
        var channels = doings(detail)
                .filter(it -> !it.channels().isEmpty())
                .map(it -> words.say(
                        "reporting.channels",
                        it.channels().stream()
                                .map(channel -> words.say(
                                        "reporting.detail.count",
                                        words.say("reporting.channel." + slug(channel.channel())),
                                        channel.orders()))
                                .collect(Collectors.joining(" ; "))));
        return Stream.concat(causes, channels).toList();
    }

    /** What was new, and what partners did not take on. */
    public static List<String> ofServices(YearDetail detail, Words words) {
        return doings(detail)
                .flatMap(it -> Stream.of(
                        it.newServices().isEmpty()
                                ? ""
                                : words.say("reporting.new-services", String.join(" ; ", it.newServices())),
                        it.turnedDown() == 0 ? "" : words.say("reporting.turned-down", it.turnedDown())))
                .filter(it -> !it.isEmpty())
                .toList();
    }

    /** How many were late, and by how much. */
    public static List<String> ofQuality(YearDetail detail, Words words) {
        return doings(detail)
                .filter(it -> it.late() > 0)
                .map(it -> words.say("reporting.delays", it.late(), it.medianDaysLate()))
                .toList();
    }

    /** Who came, who left, and who is near. */
    public static List<String> ofPartners(YearDetail detail, Words words) {
        var it = detail.partners();
        return Stream.of(
                        it.begun().isEmpty()
                                ? ""
                                : words.say("reporting.partners.begun", String.join(" ; ", it.begun())),
                        it.ended().isEmpty()
                                ? ""
                                : words.say("reporting.partners.ended", String.join(" ; ", it.ended())),
                        it.placed() == 0 ? "" : words.say("reporting.partners.local", it.local(), it.placed()))
                .filter(sentence -> !sentence.isEmpty())
                .toList();
    }

    public static String what(YearDetail.Unmet unmet, Words words) {
        return unmet.family() == null
                ? Objects.requireNonNullElse(unmet.words(), "")
                : words.say("reporting.unmet.family", words.say("reporting.family." + slug(unmet.family())));
    }

    private static Stream<Doings> doings(YearDetail detail) {
        return Stream.ofNullable(detail.doings());
    }

    private static String slug(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
