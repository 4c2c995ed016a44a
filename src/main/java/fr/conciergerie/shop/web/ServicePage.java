package fr.conciergerie.shop.web;

import fr.conciergerie.calendar.DeskSession;
import fr.conciergerie.catalogue.Family;
import fr.conciergerie.catalogue.ServiceDetails;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.shop.OfferWithPromise;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One service, to be put into the basket.
 *
 * @param next when something can be handed in
 * @param basket how many things are in the basket already
 * @param once the key of the line that this page adds
 */
public record ServicePage(
        Site site, OfferWithPromise sold, @Nullable DeskSession next, int basket, UUID once) {

    /** What it is. */
    public ServiceDetails details() {
        return sold.offer().details();
    }

    /** Nothing is written down about someone's well-being. */
    public boolean takesNote() {
        return details().family() != Family.WELL_BEING;
    }
}
