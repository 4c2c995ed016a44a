package fr.conciergerie.reporting.web;

import fr.conciergerie.figures.AnnualReport;
import fr.conciergerie.figures.Figure;
import fr.conciergerie.web.Words;
import java.util.ArrayList;
import java.util.List;

/** Figures of a report that a client is not shown, or not yet: they take no room of their own, and are named in one place. */
public final class WithheldFigures {

    private final AnnualReport report;
    private final boolean internal;

    /** @param internal whether nothing is hidden of it */
    WithheldFigures(AnnualReport report, boolean internal) {
        this.report = report;
        this.internal = internal;
    }

    /** How many figures these are, and what they wait for; empty where everything is told. */
    public String sentence(Words words) {
        int many = names(words).size();
        return many == 0 ? "" : words.say(report.isOver() ? "reporting.untold.over" : "reporting.untold.goes-on", many);
    }

    /** What they are called, one after the other. */
    public String which(Words words) {
        return words.say("reporting.untold.which", String.join(" ; ", names(words)));
    }

    private List<String> names(Words words) {
        var names = new ArrayList<String>();
        if (internal) {
            return names;
        }
        report.figures().stream()
                .filter(Figure::suppressed)
                .map(it -> words.say("reporting.title." + it.indicator().slug()))
                .forEach(names::add);
        var months = MonthTable.of(report);
        if (!MonthTable.begun(report).isEmpty()) {
            add(names, !months.requested(), "reporting.untold.requested-by-month", words);
            add(names, !months.delivered(), "reporting.untold.delivered-by-month", words);
        }
        if (report.sites().size() > 1) {
            var sites = SiteTable.toCompare(report.sites());
            add(names, !sites.users(), "reporting.untold.users-by-site", words);
            add(names, !sites.delivered(), "reporting.untold.delivered-by-site", words);
        }
        add(names, report.families().isEmpty(), "reporting.untold.by-family", words);
        return names;
    }

    private static void add(List<String> names, boolean withheld, String key, Words words) {
        if (withheld) {
            names.add(words.say(key));
        }
    }
}
