package fr.conciergerie.bookings.web;

import fr.conciergerie.bookings.BookingView;
import fr.conciergerie.bookings.Practitioner;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * For which days somebody who receives is away, and whom it concerns.
 *
 * @param look what is shown before it counts; null as long as no days are chosen
 * @param manager whether a manager says so, or the partner
 */
public record AbsencePage(
        Practitioner practitioner,
        LocalDate today,
        @Nullable Look look,
        boolean manager) {

    /** @param broken who would come in those days, soonest first */
    public record Look(LocalDate first, LocalDate last, List<BookingView> broken) {}

    public String path() {
        return manager ? back() + "/absence" : "/partner/appointments/absence/" + practitioner.id();
    }

    public String back() {
        return manager ? "/operator/appointments/practitioners/" + practitioner.id() : "/partner/appointments";
    }
}
