package fr.conciergerie.reporting.web;

import fr.conciergerie.figures.Figure;
import fr.conciergerie.figures.Indicator;
import fr.conciergerie.figures.Period;
import fr.conciergerie.figures.Precision;
import fr.conciergerie.figures.TimeAssumptions;
import fr.conciergerie.figures.TravelAssumptions;
import fr.conciergerie.shared.Money;
import fr.conciergerie.web.Words;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The words for a figure, in a sentence or a cell. */
public final class FigureWords {

    private static final String NOTHING = "–";

    private FigureWords() {}

    public static String value(Figure figure, Words words) {
        return figure.suppressed()
                ? words.say("reporting.hidden")
                : value(figure.indicator().unit(), figure.value(), figure.precision(), words);
    }

    /** With what it was counted from, where two are compared that may look the same. */
    public static String exactly(Figure figure, Words words) {
        return value(figure, words) + (figure.parts().isEmpty() ? "" : " (" + parts(figure, words) + ")");
    }

    public static String previous(Figure figure, Words words) {
        return value(figure.indicator().unit(), figure.previous(), words);
    }

    /** What it was counted from, and for how many it is known. */
    public static String parts(Figure figure, Words words) {
        if (figure.parts().isEmpty()) {
            return NOTHING;
        }
        var parts = words.say(
                "reporting.of." + figure.indicator().slug(), figure.parts().toArray());
        return figure.coverage() == null
                ? parts
                : parts + ". " + words.say("reporting.coverage", figure.coverage()) + ".";
    }

    /** Each with what it was the year before: Utilisateurs (512, contre 423). */
    public static String beside(List<Figure> figures, Words words) {
        return figures.stream()
                .map(it -> words.say(
                        "reporting.trend.beside",
                        words.say("reporting.title." + it.indicator().slug()),
                        value(it, words),
                        previous(it, words)))
                .collect(Collectors.joining(" ; "));
    }

    /** What figures are called, one after the other. */
    public static String names(List<Figure> figures, Words words) {
        return figures.stream()
                .map(it -> words.say("reporting.title." + it.indicator().slug()))
                .collect(Collectors.joining(" ; "));
    }

    /** A count that may be hidden. */
    public static String count(@Nullable Long count, Words words) {
        return count == null ? words.say("reporting.hidden") : words.say("reporting.value.count", count);
    }

    /** That a period goes on, and up to which day it is counted; empty once it is over. */
    public static String provisional(Period period, Words words) {
        var until = period.countedUntil();
        if (until == null) {
            return "";
        }
        return period.hasBegun()
                ? words.say("reporting.provisional", words.dateWithYear(until))
                : words.say("reporting.provisional.nothing");
    }

    /** Its days, as far as they are counted. */
    public static String days(Period period, Words words) {
        var until = period.countedUntil();
        return words.say(
                "reporting.about.period",
                words.plainDate(period.from()),
                words.plainDate(until == null || !period.hasBegun() ? period.lastDay() : until));
    }

    /** As it is written: janvier 2015. */
    public static String month(YearMonth month, Words words) {
        return month.format(DateTimeFormatter.ofPattern("LLLL yyyy", words.locale()));
    }

    /** What is assumed of journeys, in a sentence. */
    public static String assumed(TravelAssumptions.Assumption it, Words words) {
        return words.say(
                "reporting.assumed.journeys",
                words.dateWithYear(it.validFrom()),
                it.drivingShare(),
                kilometres(it.detourMetres(), words),
                kilometres(it.roundMetres(), words));
    }

    /** What is assumed of the CO2 of a kilometre, in a sentence. */
    public static String assumed(TravelAssumptions.Carbon it, Words words) {
        return words.say("reporting.assumed.carbon", it.driving(), it.round());
    }

    /** What is assumed of time, in a sentence. */
    public static String assumed(TimeAssumptions.Assumption it, Words words) {
        return words.say("reporting.assumed.time", month(it.validFrom(), words), minutes(it, words));
    }

    public static String source(String source, Words words) {
        return words.say("reporting.assumed.source", source);
    }

    /** Metres, told in kilometres. */
    public static String kilometres(int metres, Words words) {
        return words.say("reporting.value.distance", BigDecimal.valueOf(metres, 3));
    }

    /** How long a service of each family spares, in one sentence where it is the same for all. */
    public static String minutes(TimeAssumptions.Assumption assumption, Words words) {
        var minutes = assumption.minutes();
        return assumption.isTheSameForAll()
                ? words.say(
                        "reporting.time.the-same-for-all",
                        minutes.values().iterator().next())
                : minutes.entrySet().stream()
                        .map(it -> words.say(
                                "reporting.time.of-a-family",
                                words.word("catalogue.family", it.getKey()),
                                it.getValue()))
                        .collect(Collectors.joining(" · "));
    }

    public static String value(Indicator.Unit unit, @Nullable BigDecimal value, Precision precision, Words words) {
        var number = value(unit, value, words);
        return switch (precision) {
            case EXACT -> number;
            case ABOUT -> words.say("reporting.precision.about", number);
            case AT_LEAST -> words.say("reporting.precision.at-least", number);
            case AT_MOST -> words.say("reporting.precision.at-most", number);
        };
    }

    /** What is to be remarked of a figure in a table, where its value is a number alone; empty for nothing. */
    static String remark(Figure figure, Words words) {
        if (figure.suppressed()) {
            return words.say("reporting.hidden");
        }
        return Stream.of(
                        figure.precision() == Precision.EXACT ? "" : value(figure, words),
                        figure.shared() ? words.say("reporting.shared") : "")
                .filter(it -> !it.isEmpty())
                .collect(Collectors.joining(". "));
    }

    public static String value(Indicator.Unit unit, @Nullable BigDecimal value, Words words) {
        if (value == null) {
            return NOTHING;
        }
        return signed(
                switch (unit) {
                    case COUNT -> words.say("reporting.value.count", value);
                    case SHARE -> words.say("reporting.value.share", value);
                    case RATIO -> words.say("reporting.value.ratio", value);
                    case POINTS -> words.say("reporting.value.points", value);
                    case KILOMETRES -> words.say("reporting.value.distance", value);
                    case KILOGRAMS -> words.say("reporting.value.weight", value);
                    case HOURS -> words.say("reporting.value.hours", value);
                    case AMOUNT ->
                        words.money(Money.cents(value.movePointRight(2).longValueExact()));
                });
    }

    /** With a true minus sign, which no line ends after. */
    private static String signed(String number) {
        return number.startsWith("-") ? "−" + number.substring(1) : number;
    }
}
