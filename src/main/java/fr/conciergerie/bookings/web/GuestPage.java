package fr.conciergerie.bookings.web;

import fr.conciergerie.bookings.BookingView;
import fr.conciergerie.bookings.SlotView;
import fr.conciergerie.catalogue.Offer;
import fr.conciergerie.orders.CommonTerms;
import fr.conciergerie.organisations.OperatorIdentity;
import java.util.List;
import java.util.UUID;

/**
 * One more place beside an appointment, looked at before it is taken.
 *
 * @param own the member's own place
 * @param found the hour, and those around it with room for both
 * @param operator with whom the contract is made
 * @param once makes of a double click one place
 */
public record GuestPage(
        BookingView own,
        SlotView found,
        Offer offer,
        List<HoursPage.Day> nearest,
        OperatorIdentity operator,
        UUID once) {

    public boolean isFree() {
        return found.hasRoomBeside();
    }

    public String back() {
        return "/appointments/" + own.id();
    }

    public String termsVersion() {
        return CommonTerms.versionOf(operator.terms());
    }

    public String termsPath() {
        return CommonTerms.pathOf(operator.terms());
    }
}
