package fr.conciergerie.noticeboard.web;

import fr.conciergerie.shared.NotFound;
import java.util.Arrays;
import java.util.Locale;

/** The size of a poster. All that stands on it grows with the sheet. */
public enum Sheet {
    /** For a door, 21 by 29.7 cm. */
    A4(16),
    /** For a hall, twice as large. */
    A3(22.6);

    private final double points;

    Sheet(double points) {
        this.points = points;
    }

    /** How large its usual letters are, in points. */
    public double points() {
        return points;
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
