package fr.conciergerie.privacy.web;

import fr.conciergerie.privacy.RuleBook;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.RoomCard;
import fr.conciergerie.web.RoomCards;
import java.util.List;
import org.springframework.stereotype.Component;

/** The manager's way to people's data. */
@Component
class PrivacyCard implements RoomCards {

    private final RuleBook rules;

    PrivacyCard(RuleBook rules) {
        this.rules = rules;
    }

    @Override
    public List<RoomCard> cardsFor(Actor actor) {
        return actor.is(Role.MANAGER)
                ? List.of(new RoomCard(
                        "privacy.card.rules",
                        rules.all().size(),
                        "privacy.card.rules-hint",
                        "shield-lock",
                        "/operator/privacy/rules",
                        false,
                        80))
                : List.of();
    }
}
