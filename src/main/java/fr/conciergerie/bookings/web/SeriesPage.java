package fr.conciergerie.bookings.web;

import fr.conciergerie.bookings.Schedule;
import fr.conciergerie.bookings.SeriesView;
import fr.conciergerie.bookings.Slot;
import fr.conciergerie.bookings.SlotId;
import fr.conciergerie.catalogue.Offer;
import fr.conciergerie.orders.CommonTerms;
import fr.conciergerie.organisations.OperatorIdentity;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.shared.Money;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.modulith.NamedInterface;

/**
 * The hours of a series, looked at once more before they are taken; the desk shows them too.
 *
 * @param first the hour with which it begins
 * @param operator with whom the contract is made
 * @param once makes of a double click one series
 */
@NamedInterface("web")
public record SeriesPage(SlotId first, SeriesView series, Offer offer, OperatorIdentity operator, UUID once) {

    public Site site() {
        return series.site();
    }

    public Schedule schedule() {
        return series.schedule();
    }

    /** The hours as the form sends them: one answer, for all of them are taken or none. */
    public String keys() {
        return series.sessions().stream().map(it -> it.id().toString()).collect(Collectors.joining(" "));
    }

    /** What a form has sent. */
    public static List<SlotId> read(String keys) {
        return Arrays.stream(keys.split(" ")).map(SlotId::of).toList();
    }

    /** Whether somebody was quicker: as many hours were seen as the series has, and they are not those that are left. */
    public boolean hasMovedOn(List<SlotId> seen) {
        return seen.size() == series.terms().sessions()
                && !seen.equals(series.sessions().stream().map(Slot::id).toList());
    }

    /** What each costs in the series. */
    public Money price() {
        return series.terms().price(Objects.requireNonNull(offer.price()));
    }

    /** What all of them cost. */
    public Money total() {
        return price().times(series.terms().sessions());
    }

    public String termsVersion() {
        return CommonTerms.versionOf(operator.terms());
    }

    public String termsPath() {
        return CommonTerms.pathOf(operator.terms());
    }
}
