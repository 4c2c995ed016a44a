package fr.conciergerie.shop.web;

import fr.conciergerie.calendar.DeskSession;
import fr.conciergerie.catalogue.Family;
import fr.conciergerie.catalogue.Option;
import fr.conciergerie.organisations.Site;
import java.util.List;
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
        Site site,
        ShopPage.Card card,
        List<Option> options,
        @Nullable DeskSession next,
        int basket,
        UUID once) {

    /** Nothing is written down about someone's well-being. */
    public boolean takesNote() {
        return card.family() != Family.WELL_BEING;
    }
}
