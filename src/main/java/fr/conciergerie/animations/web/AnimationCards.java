package fr.conciergerie.animations.web;

import fr.conciergerie.animations.Animations;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.RoomCard;
import fr.conciergerie.web.RoomCards;
import java.util.List;
import org.springframework.stereotype.Component;

/** The way to the animations from the home pages of the manager and of a coordinator. */
@Component
class AnimationCards implements RoomCards {

    /** Beside the appointments. */
    private static final int ORDER = 43;

    private final Animations animations;

    AnimationCards(Animations animations) {
        this.animations = animations;
    }

    @Override
    public List<RoomCard> cardsFor(Actor actor) {
        return switch (actor.role()) {
            case MANAGER ->
                List.of(new RoomCard(
                        "animations.card",
                        animations.toCome(),
                        "animations.card.hint",
                        "balloon",
                        "/operator/animations",
                        false,
                        ORDER));
            case COORDINATOR ->
                List.of(new RoomCard(
                        "animations.card.mine",
                        RoomCard.NOT_COUNTED,
                        "animations.card.mine-hint",
                        "balloon",
                        "/coordination/animations",
                        false,
                        ORDER));
            case MEMBER, CONCIERGE, PARTNER, FOLLOW_UP, SUPERVISOR, ADMIN -> List.of();
        };
    }
}
