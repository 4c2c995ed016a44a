package fr.conciergerie.bookings.web;

import fr.conciergerie.bookings.AbsencePeriod;
import fr.conciergerie.bookings.Practitioner;
import fr.conciergerie.calendar.Affected;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * For how long somebody who receives is away, and whom it concerns.
 *
 * @param look what is shown before it counts; null as long as no days are chosen
 * @param path its own address
 * @param back where one goes from it
 * @param door who says so
 */
public record AbsencePage(
        Practitioner practitioner,
        LocalDate today,
        @Nullable Look look,
        String path,
        String back,
        Door door) {

    /** A manager, the partner with an account, or the practitioner by a link. */
    public enum Door {
        MANAGER,
        PARTNER,
        LINK
    }

    /** @param broken who would come in that time, soonest first */
    public record Look(AbsencePeriod period, List<Affected.Appointment> broken) {}

    public boolean isOfManager() {
        return door == Door.MANAGER;
    }

    public boolean byLink() {
        return door == Door.LINK;
    }
}
