package fr.conciergerie.desk.web;

import fr.conciergerie.desk.Board;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.RoomCard;
import fr.conciergerie.web.RoomCards;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the manager's home page says of the desks: the orders under way at each site, those that are late first. */
@Component
class DeskCards implements RoomCards {

    private static final int ORDER = 5;

    private final Board board;

    DeskCards(Board board) {
        this.board = board;
    }

    @Override
    public List<RoomCard> cardsFor(Actor actor) {
        return actor.is(Role.MANAGER)
                ? board.sites(actor).stream().map(it -> card(actor, it)).toList()
                : List.of();
    }

    private RoomCard card(Actor actor, Site site) {
        var underWay = board.underWay(actor, site);
        return new RoomCard(
                "desk.card.site",
                underWay.orders(),
                "desk.card.site-hint",
                underWay.late() > 0 ? "alarm" : "bag",
                "/desk/sites",
                underWay.late() > 0,
                ORDER,
                List.of(site.name(), underWay.late()));
    }
}
