package fr.conciergerie.markets.web;

import fr.conciergerie.markets.LineDetails;
import fr.conciergerie.markets.Market;
import fr.conciergerie.markets.SiteLine;
import fr.conciergerie.shared.Money;
import fr.conciergerie.web.FilledForm;
import java.util.function.Supplier;

/** What a market pays for a site, as the form shows it before anybody types. */
public record LineForm(
        int version,
        String site,
        String yearly,
        String sessionsPerWeek,
        String weeksPerYear,
        String from,
        String until) {

    private static final String USUAL_SESSIONS = "2";

    static LineForm blank(Market market) {
        return new LineForm(
                0,
                "",
                "",
                USUAL_SESSIONS,
                String.valueOf(LineDetails.USUAL_WEEKS),
                market.startsOn().toString(),
                "");
    }

    static LineForm of(SiteLine line) {
        var it = line.details();
        var until = it.until();
        return new LineForm(
                line.version(),
                it.site().toString(),
                MarketForm.typed(it.yearly()),
                String.valueOf(it.sessionsPerWeek()),
                String.valueOf(it.weeksPerYear()),
                it.from().toString(),
                until == null ? "" : until.toString());
    }

    /** What was typed, as the module understands it, for whoever sends the form on. */
    static Supplier<LineDetails> read(FilledForm form, FormChoices choices) {
        var site = form.choice("site", choices::site);
        var yearly = form.read("yearly", Money::parse);
        var sessions = form.number("sessionsPerWeek", 1, LineDetails.MOST_SESSIONS);
        var weeks = form.number("weeksPerYear", 1, LineDetails.MOST_WEEKS);
        var from = Dates.read(form, "from");
        var until = Dates.readIfAny(form, "until");
        form.errorAt("yearly", "markets.line.amount-out-of-range");
        form.errorAt("from", "markets.line.overlaps", "markets.line.outside-market");
        form.errorAt("until", "markets.ends-before-it-starts");
        return () -> new LineDetails(site.get(), from.get(), until, yearly.get(), sessions.get(), weeks.get());
    }
}
