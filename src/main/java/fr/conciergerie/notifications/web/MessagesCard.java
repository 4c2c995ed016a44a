package fr.conciergerie.notifications.web;

import fr.conciergerie.notifications.Messages;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.RoomCard;
import fr.conciergerie.web.RoomCards;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the manager's home page says of messages: those that did not arrive, or that cannot leave. */
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
        long troubled = standing.failed() + standing.unknown();
        if (troubled > 0) {
            return List.of(new RoomCard(
                    "notifications.card.troubled",
                    troubled,
                    "notifications.card.troubled-hint",
                    "envelope-exclamation",
                    PATH,
                    true,
                    ORDER));
        }
        var hint = messages.hasWayOut() ? "notifications.card.waiting-hint" : "notifications.card.no-way-out";
        return List.of(new RoomCard(
                "notifications.card.waiting",
                standing.waiting(),
                hint,
                "envelope",
                PATH,
                !messages.hasWayOut(),
                ORDER));
    }
}
