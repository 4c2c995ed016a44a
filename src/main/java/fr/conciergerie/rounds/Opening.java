package fr.conciergerie.rounds;

import fr.conciergerie.shared.Refused;
import java.time.DayOfWeek;
import java.time.LocalTime;

/** Hours of the week in which one can come. */
public record Opening(DayOfWeek weekday, LocalTime opens, LocalTime closes) {

    public Opening {
        if (!opens.isBefore(closes)) {
            throw new Refused("rounds.window.ends-before-it-begins");
        }
    }
}
