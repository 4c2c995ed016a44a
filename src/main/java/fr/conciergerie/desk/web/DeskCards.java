package fr.conciergerie.desk.web;

import fr.conciergerie.desk.Board;
import fr.conciergerie.desk.Incidents;
import fr.conciergerie.desk.UnderWay;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.RoomCard;
import fr.conciergerie.web.RoomCards;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What the manager's home page says of the desks: the orders under way at each site, those that are late first. Where there
 * are many sites, those that have most to do have a card of their own, and one card speaks for the rest.
 */
@Component
class DeskCards implements RoomCards {

    private static final int ORDER = 5;
    private static final int FIRST = 1;
    private static final int MOST = 12;

    private static final Comparator<UnderWay> BUSIEST =
            Comparator.comparing(UnderWay::late).thenComparing(UnderWay::orders).reversed();

    private final Board board;
    private final Incidents incidents;

    DeskCards(Board board, Incidents incidents) {
        this.board = board;
        this.incidents = incidents;
    }

    @Override
    public List<RoomCard> cardsFor(Actor actor) {
        if (!actor.is(Role.MANAGER)) {
            return List.of();
        }
        return Stream.concat(incidents(actor), desks(board.underWay(actor)).stream())
                .toList();
    }

    /** Only where something is missing or damaged: nobody is alarmed by a nought. */
    private Stream<RoomCard> incidents(Actor actor) {
        int open = incidents.count(actor);
        return open == 0
                ? Stream.of()
                : Stream.of(new RoomCard(
                        "desk.card.incidents",
                        open,
                        "desk.card.incidents.hint",
                        "search",
                        "/desk/incidents",
                        true,
                        FIRST));
    }

    private static List<RoomCard> desks(List<UnderWay> sites) {
        if (sites.size() <= MOST) {
            return sites.stream().map(DeskCards::card).toList();
        }
        var busiest = sites.stream().sorted(BUSIEST).toList();
        return Stream.concat(
                        busiest.stream().limit(MOST).map(DeskCards::card),
                        Stream.of(others(busiest.subList(MOST, busiest.size()))))
                .toList();
    }

    private static RoomCard others(List<UnderWay> sites) {
        int late = sites.stream().mapToInt(UnderWay::late).sum();
        return new RoomCard(
                "desk.card.others",
                sites.stream().mapToInt(UnderWay::orders).sum(),
                "desk.card.site-hint",
                late > 0 ? "alarm" : "bag",
                "/desk/sites",
                late > 0,
                ORDER + 1,
                List.of(sites.size(), late));
    }

    private static RoomCard card(UnderWay underWay) {
        return new RoomCard(
                "desk.card.site",
                underWay.orders(),
                "desk.card.site-hint",
                underWay.late() > 0 ? "alarm" : "bag",
                "/desk/sites",
                underWay.late() > 0,
                ORDER,
                List.of(underWay.site().name(), underWay.late()));
    }
}
