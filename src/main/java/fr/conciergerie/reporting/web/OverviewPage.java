package fr.conciergerie.reporting.web;

import fr.conciergerie.figures.Figure;
import fr.conciergerie.figures.Indicator;
import fr.conciergerie.figures.Overview;
import fr.conciergerie.figures.Training;
import fr.conciergerie.web.FormErrors;
import fr.conciergerie.web.Words;
import fr.conciergerie.web.ui.Tab;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the operator did for all its clients in some months, as the manager looks at it.
 *
 * @param overview null when what was asked for is off
 * @param training null where it is not told
 * @param today the month it is
 */
public record OverviewPage(
        MonthsForm form,
        FormErrors errors,
        @Nullable Overview overview,
        @Nullable Training training,
        YearMonth today) {

    private static final String BASE = "/operator/reports";

    public String figuresPath() {
        return BASE + "/figures";
    }

    public List<Tab> shortcuts(Words words) {
        return Shortcuts.of(figuresPath(), form, today, words);
    }

    public String csvPath() {
        return BASE + "/figures.csv?" + form.query();
    }

    /** Where the lines behind a figure are listed; null for one that is not counted from lines. */
    public @Nullable String linesPath(Indicator indicator) {
        return MonthsPage.lines(BASE, indicator, form);
    }

    /** Where one client's figures of the same months are. */
    public String clientPath(Overview.Party client) {
        return BASE + "/" + client.slug() + "/figures?" + form.query();
    }

    public List<Figure> headlines(Overview shown) {
        return ReportPage.headlines(shown.figures());
    }
}
