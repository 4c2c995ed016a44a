package fr.conciergerie.opinions.web;

import fr.conciergerie.opinions.About;
import fr.conciergerie.opinions.Opinions;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.RoomCard;
import fr.conciergerie.web.RoomCards;
import java.util.List;
import org.springframework.stereotype.Component;

/** The question that waits for an agent, on their first page. */
@Component
class OpinionCard implements RoomCards {

    private static final int ORDER = 80;

    private final Opinions opinions;

    OpinionCard(Opinions opinions) {
        this.opinions = opinions;
    }

    @Override
    public List<RoomCard> cardsFor(Actor actor) {
        if (!actor.is(Role.MEMBER)) {
            return List.of();
        }
        return opinions
                .open(new MemberId(actor.requireSubject()))
                .map(it -> new RoomCard(
                        "opinions.card",
                        -1,
                        it.about() instanceof About.Service ? "opinions.card.hint" : "opinions.card.hint-animation",
                        "chat-square-heart",
                        "/account/opinion/" + it.id(),
                        false,
                        ORDER,
                        List.of(it.day())))
                .stream()
                .toList();
    }
}
