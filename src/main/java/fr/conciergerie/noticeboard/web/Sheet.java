package fr.conciergerie.noticeboard.web;

import fr.conciergerie.shared.NotFound;
import java.util.Arrays;
import java.util.Locale;

/** The size of a poster. All that stands on it grows with the sheet. */
public enum Sheet {
    /** For a door, 21 by 29.7 cm. */
    A4(23, 510),
    /** For a hall, twice as large. */
    A3(32.5, 722);

    private final double largest;
    private final double line;

    Sheet(double largest, double line) {
        this.largest = largest;
        this.line = line;
    }

    /** How large its usual letters are where little stands on it, in points. */
    double largest() {
        return largest;
    }

    /** How wide what is printed on it is, in points. */
    double line() {
        return line;
    }

    static Sheet read(String word) {
        return Arrays.stream(values())
                .filter(it -> it.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new NotFound("poster of size " + word));
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
