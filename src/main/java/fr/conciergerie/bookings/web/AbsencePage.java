package fr.conciergerie.bookings.web;

import fr.conciergerie.bookings.BookingId;
import fr.conciergerie.bookings.BookingView;
import fr.conciergerie.bookings.OtherHour;
import fr.conciergerie.bookings.Practitioner;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * For which days somebody who receives is away, and whom it concerns.
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

    /** What is said instead of an hour where an appointment is cancelled. */
    public static final String CANCEL = "cancel";

    /** A manager, the partner with an account, or the practitioner by a link. */
    public enum Door {
        MANAGER,
        PARTNER,
        LINK
    }

    /**
     * @param broken who would come in those days, soonest first
     * @param otherHours what each of them can have instead; those for whom there is nothing are missing
     */
    public record Look(
            LocalDate first, LocalDate last, List<BookingView> broken, Map<BookingId, OtherHour> otherHours) {}

    /** The field in which it is said what becomes of an appointment. */
    public static String field(BookingId booking) {
        return "to-" + booking;
    }

    public boolean isOfManager() {
        return door == Door.MANAGER;
    }

    public boolean byLink() {
        return door == Door.LINK;
    }
}
