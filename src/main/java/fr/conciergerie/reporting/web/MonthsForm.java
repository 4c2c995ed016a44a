package fr.conciergerie.reporting.web;

import fr.conciergerie.figures.Period;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.FormErrors;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which months the figures are wanted of, as filled in.
 *
 * @param from the first month, as 2026-01
 * @param to the last month
 * @param site by slug; empty for all
 */
public record MonthsForm(String from, String to, String site) {

    public MonthsForm(@Nullable String from, @Nullable String to, @Nullable String site) {
        this.from = Objects.requireNonNullElse(from, "").strip();
        this.to = Objects.requireNonNullElse(to, "").strip();
        this.site = Objects.requireNonNullElse(site, "").strip();
    }

    static MonthsForm of(YearMonth first, YearMonth last, String site) {
        return new MonthsForm(first.toString(), last.toString(), site);
    }

    /** Whether no month was asked for yet. */
    boolean isEmpty() {
        return from.isEmpty() && to.isEmpty();
    }

    /** @return null when something is off, which is told at its field */
    @Nullable
    Period read(FormErrors errors) {
        var first = errors.read("from", () -> month(from));
        var last = errors.read("to", () -> month(to));
        return first == null || last == null ? null : errors.read("to", () -> Period.months(first, last));
    }

    /** @return null for all sites */
    public @Nullable String atSite() {
        return site.isEmpty() ? null : site;
    }

    /** As it stands in an address. */
    String query() {
        return "from=" + encoded(from) + "&to=" + encoded(to) + (site.isEmpty() ? "" : "&site=" + encoded(site));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static YearMonth month(String typed) {
        try {
            return YearMonth.parse(typed);
        } catch (DateTimeParseException _) {
            throw new Refused("reporting.period.not-a-month");
        }
    }
}
