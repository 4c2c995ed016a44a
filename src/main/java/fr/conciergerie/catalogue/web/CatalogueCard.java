package fr.conciergerie.catalogue.web;

import fr.conciergerie.catalogue.Services;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.RoomCard;
import fr.conciergerie.web.RoomCards;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the manager's home page says of the catalogue: how much is sold, or what lost its partner. */
@Component
class CatalogueCard implements RoomCards {

    private static final String PATH = "/operator/catalogue";
    private static final int ORDER = 35;

    private final Services services;

    CatalogueCard(Services services) {
        this.services = services;
    }

    @Override
    public List<RoomCard> cardsFor(Actor actor) {
        if (!actor.is(Role.MANAGER)) {
            return List.of();
        }
        var count = services.count();
        int left = count.left();
        return List.of(
                left > 0
                        ? new RoomCard(
                                "catalogue.card.left", left, "catalogue.card.left-hint", "shop", PATH, true, ORDER)
                        : new RoomCard(
                                "catalogue.card.services",
                                count.services(),
                                "catalogue.card.services-hint",
                                "shop",
                                PATH,
                                false,
                                ORDER));
    }
}
