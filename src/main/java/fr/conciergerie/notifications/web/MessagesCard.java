package fr.conciergerie.notifications.web;

import fr.conciergerie.notifications.Messages;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.RoomCard;
import fr.conciergerie.web.RoomCards;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the manager's home page says of messages: those that may have left, did not arrive, or cannot leave. */
@Component
class MessagesCard implements RoomCards {

    private static final String PATH = "/operator/messages";
    private static final int ORDER = 80;

    private final Messages messages;

    MessagesCard(Messages messages) {
        this.messages = messages;
    }

    @Override
    public List<RoomCard> cardsFor(Actor actor) {
        if (!actor.is(Role.MANAGER)) {
            return List.of();
        }
        var standing = messages.standing();
        var delivery = standing.failed() > 0 ? failed(standing.failed()) : waiting(standing.waiting());
        return standing.unknown() > 0 ? List.of(unsure(standing.unknown()), delivery) : List.of(delivery);
    }

    private static RoomCard unsure(long count) {
        return new RoomCard(
                "notifications.card.unsure",
                count,
                "notifications.card.unsure-hint",
                "envelope-exclamation",
                UnsurePage.PATH,
                true,
                ORDER - 1);
    }

    private static RoomCard failed(long count) {
        return new RoomCard(
                "notifications.card.troubled",
                count,
                "notifications.card.troubled-hint",
                "envelope-exclamation",
                PATH,
                true,
                ORDER);
    }

    private RoomCard waiting(long count) {
        var hint = messages.hasWayOut() ? "notifications.card.waiting-hint" : "notifications.card.no-way-out";
        return new RoomCard("notifications.card.waiting", count, hint, "envelope", PATH, !messages.hasWayOut(), ORDER);
    }
}
