package fr.conciergerie.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What has to be reached: each is told as it is measured, and one that is missed ends the whole measurement badly. */
final class Limits {

    private final List<String> missed = new ArrayList<>();

    /** A ratio to what the database does by itself. */
    void atLeast(double limit, String what, double measured) {
        System.out.printf(Locale.ROOT, "%s: %.2f (at least %.2f)%n", what, measured, limit);
        if (!(measured >= limit)) {
            missed.add(String.format(Locale.ROOT, "%s: %.3f is less than %.2f", what, measured, limit));
        }
    }

    void atMostMillis(double limit, String what, double measured) {
        System.out.printf(Locale.ROOT, "%s: %.1f ms (at most %.0f)%n", what, measured, limit);
        if (!(measured <= limit)) {
            missed.add(String.format(Locale.ROOT, "%s: %.1f ms are more than %.0f", what, measured, limit));
        }
    }

    /** What was missed, a line each. */
    List<String> missed() {
        return List.copyOf(missed);
    }
}
