package fr.conciergerie.accounts.web;

import fr.conciergerie.accounts.AuditFilter;
import fr.conciergerie.web.FormErrors;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for in an audit ledger, as filled in; empty where anything will do.
 *
 * @param kind of deed
 * @param from the first day
 * @param to the last day
 * @param number of a request, as an error page shows it
 */
public record AuditForm(String kind, String from, String to, String number) {

    private static final int LONGEST = 64;

    public AuditForm {
        kind = orEmpty(kind);
        from = orEmpty(from);
        to = orEmpty(to);
        number = orEmpty(number);
    }

    /** @param zone in which its days begin */
    AuditFilter read(Set<String> kinds, ZoneId zone, FormErrors errors) {
        errors.check(kind.isEmpty() || kinds.contains(kind), "kind", "accounts.audit.no-such-kind");
        errors.check(number.length() <= LONGEST, "number", "accounts.audit.number-too-long", LONGEST);
        var first = day("from", from, errors);
        var last = day("to", to, errors);
        errors.check(first == null || last == null || !last.isBefore(first), "to", "accounts.audit.ends-before");
        return errors.any()
                ? AuditFilter.EVERYTHING
                : new AuditFilter(
                        kind.isEmpty() ? null : kind,
                        first == null ? null : first.atStartOfDay(zone).toInstant(),
                        last == null
                                ? null
                                : last.plusDays(1).atStartOfDay(zone).toInstant(),
                        number.isEmpty() ? null : number);
    }

    public boolean isEmpty() {
        return kind.isEmpty() && from.isEmpty() && to.isEmpty() && number.isEmpty();
    }

    /** As it stands in an address. */
    String query() {
        return "kind=" + encoded(kind) + "&from=" + encoded(from) + "&to=" + encoded(to) + "&number=" + encoded(number);
    }

    private static @Nullable LocalDate day(String field, String typed, FormErrors errors) {
        if (typed.isEmpty()) {
            return null;
        }
        try {
            var day = LocalDate.parse(typed);
            if (day.getYear() >= 1970 && day.getYear() <= 9999) {
                return day;
            }
        } catch (DateTimeParseException _) {
            // told at the field, as a year that nobody means
        }
        errors.add(field, "accounts.audit.not-a-day");
        return null;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
