package fr.conciergerie.markets.web;

import fr.conciergerie.markets.Markets;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.RoomCard;
import fr.conciergerie.web.RoomCards;
import java.util.List;
import org.springframework.stereotype.Component;

/** The way to the markets from the home pages of the manager and of a coordinator. */
@Component
class MarketsCard implements RoomCards {

    private final Markets markets;

    MarketsCard(Markets markets) {
        this.markets = markets;
    }

    @Override
    public List<RoomCard> cardsFor(Actor actor) {
        if (actor.is(Role.MANAGER)) {
            return List.of(managers());
        }
        return actor.is(Role.COORDINATOR) ? coordinators(new OrganisationId(actor.requireSubject())) : List.of();
    }

    private RoomCard managers() {
        int ending = markets.endingWithin(MarketPage.WARNING_DAYS);
        return ending > 0
                ? new RoomCard(
                        "markets.card.ending",
                        ending,
                        "markets.card.ending-hint",
                        "file-earmark-text",
                        MarketController.ROOT,
                        true,
                        50)
                : new RoomCard(
                        "markets.card",
                        markets.inForce(),
                        "markets.card.hint",
                        "file-earmark-text",
                        MarketController.ROOT,
                        false,
                        50);
    }

    private List<RoomCard> coordinators(OrganisationId organisation) {
        return markets.list(organisation, null, Markets.MOST_LISTED).items().stream()
                .map(it -> new RoomCard(
                        "markets.card.mine",
                        -1,
                        "markets.card.mine-hint",
                        "file-earmark-text",
                        "/coordination/markets/" + it.id(),
                        false,
                        50,
                        List.of(it.number(), it.object())))
                .toList();
    }
}
