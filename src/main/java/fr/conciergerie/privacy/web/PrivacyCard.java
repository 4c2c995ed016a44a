package fr.conciergerie.privacy.web;

import fr.conciergerie.privacy.Requests;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.RoomCard;
import fr.conciergerie.web.RoomCards;
import java.util.List;
import org.springframework.stereotype.Component;

/** How many requests about people's data wait for the manager. */
@Component
class PrivacyCard implements RoomCards {

    private final Requests requests;

    PrivacyCard(Requests requests) {
        this.requests = requests;
    }

    @Override
    public List<RoomCard> cardsFor(Actor actor) {
        if (!actor.is(Role.MANAGER)) {
            return List.of();
        }
        var waiting = requests.waiting();
        int open = waiting.open();
        return List.of(new RoomCard(
                "privacy.card.requests",
                open,
                waiting.late() > 0
                        ? "privacy.card.requests-late"
                        : open > 0 ? "privacy.card.requests-waiting" : "privacy.card.requests-hint",
                "shield-lock",
                "/operator/privacy",
                open > 0,
                60));
    }
}
