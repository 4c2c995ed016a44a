package fr.conciergerie.reporting.web;

import static fr.conciergerie.figures.Indicator.COST_PER_SESSION_HELD;
import static fr.conciergerie.figures.Indicator.ESS_PARTNER_SHARE;
import static fr.conciergerie.figures.Indicator.EVERYDAY_SHARE;
import static fr.conciergerie.figures.Indicator.INSERTION_HOURS;
import static fr.conciergerie.figures.Indicator.INSERTION_PEOPLE;
import static fr.conciergerie.figures.Indicator.ON_TIME_SHARE;
import static fr.conciergerie.figures.Indicator.ORDERS_PER_ACTIVE_MEMBER_MONTH;
import static fr.conciergerie.figures.Indicator.PENETRATION;
import static fr.conciergerie.figures.Indicator.SATISFACTION_MEAN;
import static fr.conciergerie.figures.Indicator.SERVICES_DELIVERED;
import static fr.conciergerie.figures.Indicator.SESSIONS_HELD;
import static fr.conciergerie.figures.Indicator.USERS;
import static fr.conciergerie.figures.Indicator.WOMEN_SHARE;

import fr.conciergerie.figures.AnnualReport;
import fr.conciergerie.figures.Figure;
import fr.conciergerie.figures.Indicator;
import fr.conciergerie.figures.Precision;
import fr.conciergerie.shared.Money;
import fr.conciergerie.web.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A year in sentences, for whoever reads nothing else: what was done, for whom, how well, with whom and for how much. What is
 * hidden or was not counted is passed over.
 */
public final class YearInWords {

    private static final Pattern AFTER_A_NUMBER = Pattern.compile("(?<=\\d) (?=\\p{L})");

    private final AnnualReport report;
    private final Words words;

    private YearInWords(AnnualReport report, Words words) {
        this.report = report;
        this.words = words;
    }

    /** A paragraph for each. */
    public static List<String> of(AnnualReport report, Words words) {
        return new YearInWords(report, words).paragraphs();
    }

    private List<String> paragraphs() {
        return Stream.of(
                        paragraph(sessions(), users(), women()),
                        paragraph(services(), everyday(), onTime(), often(), satisfaction()),
                        paragraph(partners(), insertion()),
                        paragraph(cost()))
                .filter(it -> !it.isEmpty())
                .toList();
    }

    /** No line ends between a number and what it counts. */
    private static String paragraph(@Nullable String... sentences) {
        var paragraph = Stream.of(sentences)
                .filter(Objects::nonNull)
                .map(it -> it.substring(0, 1).toUpperCase(Locale.ROOT) + it.substring(1))
                .collect(Collectors.joining(" "));
        return AFTER_A_NUMBER.matcher(paragraph).replaceAll("\u00a0");
    }

    private @Nullable String sessions() {
        var held = figure(SESSIONS_HELD);
        if (held == null) {
            return null;
        }
        long sites = report.sites().stream().filter(it -> it.sessions() > 0).count();
        var sentence = new ArrayList<String>();
        sentence.add(
                report.site() == null && sites > 0
                        ? words.say("reporting.year.sessions", when(), held.numerator(), sites)
                        : words.say("reporting.year.sessions-here", when(), held.numerator()));
        if (held.denominator() != null) {
            sentence.add(
                    held.denominator().equals(held.numerator())
                            ? words.say("reporting.year.all-planned")
                            : words.say("reporting.year.planned", held.denominator()));
        }
        return String.join(", ", sentence) + ".";
    }

    private String when() {
        var period = report.period();
        var until = period.countedUntil();
        return until == null || until.isBefore(period.from())
                ? words.say("reporting.year.in", String.valueOf(report.year()))
                : words.say("reporting.year.until", words.plainDate(period.from()), words.plainDate(until));
    }

    private @Nullable String users() {
        var users = figure(USERS);
        var share = figure(PENETRATION);
        if (users == null) {
            return null;
        }
        if (users.precision() != Precision.EXACT) {
            return words.say("reporting.year.users-about", users.numerator());
        }
        return share == null || share.denominator() == null
                ? words.say("reporting.year.users", users.numerator())
                : words.say("reporting.year.users-of", users.numerator(), value(share), share.denominator());
    }

    private @Nullable String women() {
        var women = figure(WOMEN_SHARE);
        if (women == null) {
            return null;
        }
        return women.coverage() == null || women.coverage().compareTo(BigDecimal.ONE) >= 0
                ? words.say("reporting.year.women", value(women))
                : words.say("reporting.year.women-known", value(women), women.coverage());
    }

    private @Nullable String services() {
        var delivered = figure(SERVICES_DELIVERED);
        if (delivered == null) {
            return null;
        }
        return words.say(
                delivered.precision() == Precision.EXACT ? "reporting.year.services" : "reporting.year.services-about",
                delivered.numerator());
    }

    private @Nullable String everyday() {
        var everyday = figure(EVERYDAY_SHARE);
        return everyday == null ? null : words.say("reporting.year.everyday", value(everyday));
    }

    private @Nullable String onTime() {
        var onTime = figure(ON_TIME_SHARE);
        return onTime == null ? null : words.say("reporting.year.on-time", value(onTime));
    }

    private @Nullable String often() {
        var often = figure(ORDERS_PER_ACTIVE_MEMBER_MONTH);
        return often == null ? null : words.say("reporting.year.often", often.value());
    }

    private @Nullable String satisfaction() {
        var mean = figure(SATISFACTION_MEAN);
        if (mean == null) {
            return null;
        }
        return mean.denominator() == null
                ? words.say("reporting.year.satisfaction-mean", mean.value())
                : words.say("reporting.year.satisfaction", mean.value(), mean.denominator());
    }

    private @Nullable String partners() {
        var partners = figure(ESS_PARTNER_SHARE);
        return partners == null
                ? null
                : words.say("reporting.year.partners", partners.numerator(), partners.denominator());
    }

    private @Nullable String insertion() {
        var people = figure(INSERTION_PEOPLE);
        var hours = figure(INSERTION_HOURS);
        if (hours == null || Objects.equals(hours.numerator(), 0L)) {
            return null;
        }
        var worked = people == null
                ? words.say("reporting.year.hours", hours.numerator())
                : words.say("reporting.year.people", people.numerator(), hours.numerator());
        return hours.denominator() == null || hours.denominator() == 0
                ? worked + "."
                : worked + ", " + words.say("reporting.year.promised", hours.denominator()) + ".";
    }

    /** In whole euros: what a session costs is no matter of cents. */
    private @Nullable String cost() {
        var cost = figure(COST_PER_SESSION_HELD);
        return cost == null || cost.numerator() == null || cost.value() == null
                ? null
                : words.say("reporting.year.cost", euros(BigDecimal.valueOf(cost.numerator(), 2)), euros(cost.value()));
    }

    private String euros(BigDecimal amount) {
        return words.say(
                "reporting.value.euros",
                Money.cents(amount.setScale(0, RoundingMode.HALF_UP)
                                .movePointRight(2)
                                .longValueExact())
                        .amount());
    }

    private String value(Figure figure) {
        return FigureWords.value(figure, words);
    }

    /** Null where it is not told here, hidden or not counted. */
    private @Nullable Figure figure(Indicator indicator) {
        return report.figures().stream()
                .filter(it -> it.indicator() == indicator && it.value() != null)
                .findFirst()
                .orElse(null);
    }
}
