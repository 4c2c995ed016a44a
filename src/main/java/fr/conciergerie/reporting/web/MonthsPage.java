package fr.conciergerie.reporting.web;

import fr.conciergerie.figures.AnnualReport;
import fr.conciergerie.figures.Indicator;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.web.FormErrors;
import fr.conciergerie.web.Words;
import fr.conciergerie.web.ui.Choice;
import fr.conciergerie.web.ui.Tab;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The figures of some months, as the manager looks at them.
 *
 * @param report null when what was asked for is off
 * @param base the address of the figures of this client
 * @param today the month it is
 */
public record MonthsPage(
        String client,
        String base,
        MonthsForm form,
        FormErrors errors,
        @Nullable AnnualReport report,
        List<Site> sites,
        YearMonth today) {

    public List<Tab> shortcuts(Words words) {
        return Shortcuts.of(base + "/figures", form, today, words);
    }

    public List<Choice> siteChoices(Words words) {
        return Stream.concat(
                        Stream.of(new Choice("", words.say("reporting.all-sites"))),
                        sites.stream().map(it -> new Choice(it.slug(), it.name())))
                .toList();
    }

    /** Where the lines behind a figure are listed; null for one that is not counted from lines. */
    public @Nullable String linesPath(Indicator indicator) {
        return lines(base, indicator, form);
    }

    static @Nullable String lines(String base, Indicator indicator, MonthsForm months) {
        return BehindFigures.areThere(indicator)
                ? base + "/lines?figure="
                        + indicator.name().toLowerCase(Locale.ROOT).replace('_', '-') + "&" + months.query()
                : null;
    }
}
