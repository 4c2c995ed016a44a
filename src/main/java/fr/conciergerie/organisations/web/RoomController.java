package fr.conciergerie.organisations.web;

import fr.conciergerie.web.Actor;
import fr.conciergerie.web.RoomCard;
import fr.conciergerie.web.RoomCards;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The manager's room: what every module has to tell them today. */
@Controller
class RoomController {

    private final ObjectProvider<RoomCards> modules;

    RoomController(ObjectProvider<RoomCards> modules) {
        this.modules = modules;
    }

    @GetMapping("/operator")
    String room(Actor actor, Model model) {
        List<RoomCard> cards = modules.stream()
                .flatMap(module -> module.cardsFor(actor).stream())
                .sorted(Comparator.comparing(RoomCard::urgent).reversed().thenComparing(RoomCard::order))
                .toList();
        model.addAttribute("cards", cards);
        return "organisations/room";
    }
}
