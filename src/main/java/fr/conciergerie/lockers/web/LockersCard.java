package fr.conciergerie.lockers.web;

import fr.conciergerie.lockers.Banks;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.RoomCard;
import fr.conciergerie.web.RoomCards;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the manager's home page says of lockers: how many banks stand at the sites. */
@Component
class LockersCard implements RoomCards {

    /** Beside appointments. */
    private static final int ORDER = 43;

    private final Banks banks;

    LockersCard(Banks banks) {
        this.banks = banks;
    }

    @Override
    public List<RoomCard> cardsFor(Actor actor) {
        return actor.is(Role.MANAGER)
                ? List.of(new RoomCard(
                        "lockers.card", banks.count(), "lockers.card.hint", "safe", "/operator/lockers", false, ORDER))
                : List.of();
    }
}
