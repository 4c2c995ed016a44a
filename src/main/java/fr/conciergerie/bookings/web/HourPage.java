package fr.conciergerie.bookings.web;

import fr.conciergerie.bookings.BookingView;
import fr.conciergerie.bookings.Schedule;
import fr.conciergerie.bookings.ScheduleTerms;
import fr.conciergerie.bookings.SeriesTerms;
import fr.conciergerie.bookings.SlotId;
import fr.conciergerie.bookings.SlotView;
import fr.conciergerie.catalogue.Offer;
import fr.conciergerie.orders.CommonTerms;
import fr.conciergerie.organisations.OperatorIdentity;
import fr.conciergerie.organisations.Site;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One hour, looked at once more before it is taken.
 *
 * @param nearest what is free around it, where it is not
 * @param operator with whom the contract is made
 * @param moving the booking whose hour it would be; null for a new one
 * @param once makes of a double click one booking
 */
public record HourPage(
        SlotView found,
        Offer offer,
        List<HoursPage.Day> nearest,
        OperatorIdentity operator,
        @Nullable BookingView moving,
        UUID once) {

    public SlotId id() {
        return found.id();
    }

    public Site site() {
        return found.site();
    }

    public Schedule schedule() {
        return found.schedule();
    }

    public boolean isFree() {
        return found.isFree();
    }

    /** On which terms one can come several times; null where one cannot, or moves what one has. */
    public @Nullable SeriesTerms series() {
        return moving == null ? schedule().terms().series() : null;
    }

    /** Whether one can take this hour alone. */
    public boolean isOnce() {
        return moving != null || schedule().terms().isOnceAllowed();
    }

    public LocalDate day() {
        return id().startsAt().atZone(site().zone()).toLocalDate();
    }

    public LocalTime from() {
        return id().startsAt().atZone(site().zone()).toLocalTime();
    }

    public LocalTime until() {
        return id().startsAt()
                .plusSeconds(schedule().terms().minutes() * 60L)
                .atZone(site().zone())
                .toLocalTime();
    }

    /** The last moment in which it can be given back. */
    public Instant changeableUntil() {
        return ScheduleTerms.changeableUntil(id().startsAt(), schedule().terms().cancelHours());
    }

    public String termsVersion() {
        return CommonTerms.versionOf(operator.terms());
    }

    public String termsPath() {
        return CommonTerms.pathOf(operator.terms());
    }

    public String hours() {
        return "/appointments/new?service=" + offer.slug() + (moving == null ? "" : "&moving=" + moving.id());
    }
}
