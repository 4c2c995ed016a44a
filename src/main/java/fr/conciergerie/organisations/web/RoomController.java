package fr.conciergerie.organisations.web;

import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.RoomCard;
import fr.conciergerie.web.RoomCards;
import fr.conciergerie.web.SetUpGuide;
import jakarta.servlet.http.HttpSession;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The rooms one lands in: the manager's, with what every module has to tell today; coordination's. */
@Controller
class RoomController {

    private final ObjectProvider<RoomCards> modules;
    private final TransactionOperations transaction;
    private final Organisations organisations;
    private final SetUpGuide guide;

    RoomController(
            ObjectProvider<RoomCards> modules,
            TransactionOperations transaction,
            Organisations organisations,
            SetUpGuide guide) {
        this.modules = modules;
        this.transaction = transaction;
        this.organisations = organisations;
        this.guide = guide;
    }

    @GetMapping("/operator")
    String room(Actor actor, HttpSession session, Model model) {
        model.addAttribute("setUp", guide.read(session));
        model.addAttribute("cards", cards(actor));
        return "organisations/room";
    }

    @GetMapping("/coordination")
    String coordination(Actor actor, Model model) {
        model.addAttribute("cards", cards(actor));
        model.addAttribute("sites", organisations.sitesVisibleTo(actor));
        return "organisations/coordination";
    }

    /** In one transaction, whoever counts. */
    private List<RoomCard> cards(Actor actor) {
        return Objects.requireNonNull(transaction.execute(_ -> modules.stream()
                .flatMap(module -> module.cardsFor(actor).stream())
                .sorted(Comparator.comparing(RoomCard::urgent).reversed().thenComparing(RoomCard::order))
                .toList()));
    }
}
