package fr.conciergerie.accounts.web;

import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.RoomCard;
import fr.conciergerie.web.RoomCards;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the manager's home page says of the people who work here: how many, and whose invitation is unanswered. */
@Component
class PeopleCard implements RoomCards {

    private static final int ORDER = 70;

    private final Accounts accounts;

    PeopleCard(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public List<RoomCard> cardsFor(Actor actor) {
        if (!actor.is(Role.MANAGER)) {
            return List.of();
        }
        var here = accounts.countHolders(PeopleController.WORKING_HERE);
        return List.of(new RoomCard(
                "accounts.card.people",
                here.rights(),
                "accounts.card.people-hint",
                "person-badge",
                "/operator/people",
                false,
                ORDER,
                List.of(here.invited())));
    }
}
