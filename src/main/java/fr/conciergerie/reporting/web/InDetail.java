package fr.conciergerie.reporting.web;

import fr.conciergerie.figures.YearDetail;
import fr.conciergerie.figures.YearDetail.Doings;
import fr.conciergerie.shared.Money;
import fr.conciergerie.web.Words;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands beside the figures, in sentences: part by part, nothing where there is nothing to say. */
public final class InDetail {

    private InDetail() {}

    /** All of it, for a sheet, where words cannot say which language they are in. */
    static List<String> plainly(YearDetail detail, Words words) {
        return Stream.of(
                        ofContract(detail, words),
                        ofServices(detail, words, UnaryOperator.identity()),
                        ofQuality(detail, words),
                        ofAnimations(detail, words),
                        ofPartners(detail, words, UnaryOperator.identity()))
                .flatMap(List::stream)
                .toList();
    }

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
                        it.rounded() ? "reporting.channels-about" : "reporting.channels",
                        it.channels().stream()
                                .map(channel -> words.say(
                                        "reporting.detail.count", channel(channel.channel(), words), channel.orders()))
                                .collect(Collectors.joining(" ; "))));
        return Stream.concat(causes, channels).toList();
    }

    /** What was new, and what partners did not take on. */
    public static List<String> ofServices(YearDetail detail, Words words) {
        return ofServices(detail, words, words::french);
    }

    private static List<String> ofServices(YearDetail detail, Words words, UnaryOperator<String> written) {
        return doings(detail)
                .flatMap(it -> Stream.of(
                        it.newServices().isEmpty()
                                ? ""
                                : words.say("reporting.new-services", joined(it.newServices(), written)),
                        it.turnedDown() == 0
                                ? ""
                                : words.say(
                                        it.rounded() ? "reporting.turned-down-about" : "reporting.turned-down",
                                        it.turnedDown())))
                .filter(it -> !it.isEmpty())
                .toList();
    }

    /** How many were late, and by how much. */
    public static List<String> ofQuality(YearDetail detail, Words words) {
        return doings(detail)
                .filter(it -> it.medianDaysLate() != null)
                .map(it -> words.say("reporting.delays", it.late(), Objects.requireNonNull(it.medianDaysLate())))
                .toList();
    }

    /** How many animations of each kind were held. */
    public static List<String> ofAnimations(YearDetail detail, Words words) {
        var kinds = detail.tookPlace().kinds();
        return kinds.isEmpty()
                ? List.of()
                : List.of(words.say(
                        "reporting.events.held",
                        kinds.stream()
                                .map(kind -> words.say("reporting.detail.count", kind(kind.kind(), words), kind.held()))
                                .collect(Collectors.joining(" ; "))));
    }

    /** Which kind of animation it was. */
    static String kind(String constant, Words words) {
        return words.say("animations.kind." + slug(constant));
    }

    /** Pieces, or grams as kilograms. */
    public static String amount(YearDetail.Collected it, long amount, Words words) {
        return it.isWeighed()
                ? words.say("animations.collection.kilograms", kilograms(amount))
                : words.say("animations.collection.pieces", amount);
    }

    /** What arrived more or less than was taken in; a dash where it is the same. */
    public static String difference(YearDetail.Collected it, Words words) {
        long difference = it.difference();
        return difference == 0 ? "–" : (difference < 0 ? "−" : "+") + amount(it, Math.abs(difference), words);
    }

    static BigDecimal kilograms(long grams) {
        return BigDecimal.valueOf(grams, 3);
    }

    /** What an event cost and who bears it. */
    public static String cost(YearDetail.OwnEvent event, Words words) {
        return event.cents() == null || event.bearer() == null
                ? words.say("reporting.own-events.subscription")
                : words.say(
                        "reporting.own-events.borne",
                        words.money(Money.cents(event.cents())),
                        words.say("animations.bearer." + slug(event.bearer())));
    }

    /** How long an event lasted. */
    public static String hours(YearDetail.OwnEvent event, Words words) {
        return words.say("reporting.value.duration", Counted.hours(event.minutes()));
    }

    /** How long the concierges were busy with it; a dash where nobody has said so. */
    public static String conciergeHours(YearDetail.OwnEvent event, Words words) {
        var minutes = event.conciergeMinutes();
        return minutes == null ? "–" : words.say("reporting.value.duration", Counted.hours(minutes));
    }

    /** Who came, who left, and who is near. */
    public static List<String> ofPartners(YearDetail detail, Words words) {
        return ofPartners(detail, words, words::french);
    }

    private static List<String> ofPartners(YearDetail detail, Words words, UnaryOperator<String> written) {
        var it = detail.partners();
        return Stream.of(
                        it.begun().isEmpty() ? "" : words.say("reporting.partners.begun", joined(it.begun(), written)),
                        it.ended().isEmpty() ? "" : words.say("reporting.partners.ended", joined(it.ended(), written)),
                        it.placed() == 0 ? "" : words.say("reporting.partners.local", it.local(), it.placed()))
                .filter(sentence -> !sentence.isEmpty())
                .toList();
    }

    public static String what(YearDetail.Unmet unmet, Words words) {
        return unmet.family() == null
                ? Objects.requireNonNullElse(unmet.words(), "")
                : words.say("reporting.unmet.family", words.say("catalogue.family." + slug(unmet.family())));
    }

    /** On which way an order came. */
    static String channel(String constant, Words words) {
        return words.say("reporting.channel." + slug(constant));
    }

    private static String joined(List<String> names, UnaryOperator<String> written) {
        return names.stream().map(written).collect(Collectors.joining(" ; "));
    }

    private static Stream<Doings> doings(YearDetail detail) {
        return Stream.ofNullable(detail.doings());
    }

    private static String slug(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
