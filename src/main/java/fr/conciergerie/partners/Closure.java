package fr.conciergerie.partners;

import fr.conciergerie.shared.Refused;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Stream;

/** Days on which a partner does not work beyond public holidays: summer, works, stock-taking. Both days included. */
public record Closure(UUID id, LocalDate firstDay, LocalDate lastDay, String reason) {

    public Closure {
        if (lastDay.isBefore(firstDay)) {
            throw new Refused("partners.closure.ends-before-it-begins");
        }
        if (lastDay.isAfter(firstDay.plusDays(366))) {
            throw new Refused("partners.closure.too-long");
        }
    }

    Stream<LocalDate> days() {
        return firstDay.datesUntil(lastDay.plusDays(1));
    }
}
