package fr.conciergerie.jobs.web;

import fr.conciergerie.orders.JobId;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.LinePieces.Piece;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.orders.Reason;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job as the partner sees it: the work, its day and its price. Never who wants it.
 *
 * @param number what the concierge calls the order
 * @param note what the member wrote about the work; none where it could touch health
 * @param appointmentAt when exactly, where an hour is kept free for it: moved and noted among the appointments; else null
 * @param price of one; null while the partner has not quoted
 * @param days when it could be handed back instead, for whoever needs more time
 */
public record JobSheet(
        JobId id,
        OrderId order,
        LineId line,
        String number,
        String service,
        List<String> options,
        int quantity,
        @Nullable String note,
        JobState state,
        Instant givenAt,
        @Nullable LocalDate dueOn,
        @Nullable LocalDate promisedFor,
        @Nullable Instant appointmentAt,
        @Nullable Money price,
        @Nullable Proposed proposed,
        SiteId site,
        ZoneId zone,
        List<Piece> pieces,
        List<LocalDate> days) {

    /** What they suggested and the member has not answered yet. */
    public record Proposed(
            @Nullable Money price,
            @Nullable LocalDate promisedFor,
            @Nullable Reason reason) {}

    JobSheet with(List<Piece> found, List<LocalDate> coming) {
        return new JobSheet(
                id,
                order,
                line,
                number,
                service,
                options,
                quantity,
                note,
                state,
                givenAt,
                dueOn,
                promisedFor,
                appointmentAt,
                price,
                proposed,
                site,
                zone,
                List.copyOf(found),
                List.copyOf(coming));
    }

    public boolean mayBeAccepted() {
        return state == JobState.TO_ANSWER && price != null;
    }

    public boolean mayBeChanged() {
        return appointmentAt == null && isOpen();
    }

    public boolean isOpen() {
        return switch (state) {
            case TO_ANSWER, UNDER_WAY, WAITING -> true;
            case DONE, REFUSED, TAKEN_BACK -> false;
        };
    }

    public boolean mayBeRefused() {
        return state == JobState.TO_ANSWER || state == JobState.WAITING;
    }

    public boolean isLate(LocalDate today) {
        return mayBeChanged() && dueOn != null && dueOn.isBefore(today);
    }
}
