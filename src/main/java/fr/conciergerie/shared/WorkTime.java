package fr.conciergerie.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Hours as people type them: {@code 7}, {@code 7,5}, {@code 7h30}, {@code 7:30}. */
public final class WorkTime {

    private WorkTime() {}

    public static int minutes(String typed) {
        var plain = Blanks.without(typed).toLowerCase(Locale.ROOT);
        if (plain.matches("\\d{1,4}[h:](\\d{2})?")) {
            var parts = plain.split("[h:]");
            int minutes = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
            if (minutes < 60) {
                return Integer.parseInt(parts[0]) * 60 + minutes;
            }
        } else if (plain.matches("\\d{1,4}([.,]\\d{1,2})?")) {
            return new BigDecimal(plain.replace(',', '.'))
                    .multiply(BigDecimal.valueOf(60))
                    .setScale(0, RoundingMode.HALF_UP)
                    .intValueExact();
        }
        throw new Refused("shared.not-hours");
    }

    /** {@code 7 h 30}, {@code -2 h}. */
    public static String words(long minutes) {
        long absolute = Math.abs(minutes);
        var text = "%s%d\u00a0h".formatted(minutes < 0 ? "−" : "", absolute / 60);
        return absolute % 60 == 0 ? text : text + "\u00a0%02d".formatted(absolute % 60);
    }

    /** As a field takes it back, and as a spreadsheet adds it up: {@code 7:30}. */
    public static String typed(long minutes) {
        long absolute = Math.abs(minutes);
        return "%s%d:%02d".formatted(minutes < 0 ? "-" : "", absolute / 60, absolute % 60);
    }
}
