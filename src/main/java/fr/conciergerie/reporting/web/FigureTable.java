package fr.conciergerie.reporting.web;

import static java.util.stream.Collectors.joining;

import fr.conciergerie.figures.Figure;
import fr.conciergerie.figures.Indicator.Unit;
import fr.conciergerie.figures.Period;
import fr.conciergerie.web.Words;
import fr.conciergerie.web.csv.CsvText;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Figures as a table for a spreadsheet: decimal commas, parts of a whole in percent, each number beside its unit. Programs take the
 * open data or the API.
 */
final class FigureTable {

    private static final List<String> COLUMNS = List.of(
            "code",
            "indicator",
            "version",
            "value",
            "unit",
            "previous",
            "numerator",
            "numerator-unit",
            "denominator",
            "denominator-unit",
            "coverage-percent",
            "remark");

    private FigureTable() {}

    /** @param internal whether it must not leave the operator: the first column of each line says so */
    static String of(List<Figure> figures, Period period, boolean internal, Words words) {
        var headings =
                COLUMNS.stream().map(it -> words.say("reporting.column." + it)).toList();
        var rows = figures.stream().map(it -> row(it, period, words)).toList();
        return internal
                ? CsvText.of(
                        before(words.say("reporting.column.note"), headings),
                        rows.stream()
                                .map(it -> before(words.say("reporting.internal"), it))
                                .toList())
                : CsvText.of(headings, rows);
    }

    private static List<String> before(String first, List<String> cells) {
        return Stream.concat(Stream.of(first), cells.stream()).toList();
    }

    private static List<String> row(Figure figure, Period period, Words words) {
        var unit = figure.indicator().unit();
        var numerator = Counted.numerator(figure);
        var denominator = Counted.denominator(figure);
        return List.of(
                figure.indicator().name(),
                words.say("reporting.title." + figure.indicator().slug()),
                String.valueOf(figure.indicator().version()),
                number(figure.value(), unit),
                words.word("reporting.unit", unit),
                number(figure.previous(), unit),
                number(numerator.number(), numerator.unit()),
                unit(numerator, words),
                number(denominator.number(), denominator.unit()),
                unit(denominator, words),
                number(figure.coverage(), Unit.SHARE),
                remark(figure, period, words));
    }

    private static String unit(Counted counted, Words words) {
        return counted.number() == null ? "" : words.word("reporting.unit", counted.unit());
    }

    private static String number(@Nullable BigDecimal number, Unit unit) {
        return CsvText.number(number == null || unit != Unit.SHARE ? number : number.movePointRight(2));
    }

    private static String remark(Figure figure, Period period, Words words) {
        return Stream.of(FigureWords.remark(figure, words), FigureWords.provisional(period, words))
                .filter(it -> !it.isEmpty())
                .collect(joining(" · "));
    }
}
