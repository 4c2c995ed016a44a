package fr.conciergerie.accounts.web;

import fr.conciergerie.accounts.AccountId;
import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.accounts.SignIns;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.HeldForm;
import fr.conciergerie.web.access.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** For people who wear several hats: in which room they want to be now. */
@Controller
class RoomsController {

    private final Accounts accounts;
    private final RoomList rooms;
    private final SignIns signIns;
    private final Sessions sessions;
    private final KnownBrowser browser;

    RoomsController(Accounts accounts, RoomList rooms, SignIns signIns, Sessions sessions, KnownBrowser browser) {
        this.browser = browser;
        this.accounts = accounts;
        this.rooms = rooms;
        this.signIns = signIns;
        this.sessions = sessions;
    }

    @GetMapping("/rooms")
    String rooms(Actor actor, Model model) {
        model.addAttribute("rooms", rooms.of(actor));
        model.addAttribute("offers", rooms.offeredTo(new AccountId(actor.account())));
        return "accounts/rooms";
    }

    @PostMapping("/rooms/{grant}")
    String enter(@PathVariable UUID grant, Actor actor, HttpServletRequest request, HttpServletResponse response) {
        var wanted = accounts.actors(new AccountId(actor.account())).stream()
                .filter(it -> it.grant().equals(grant))
                .findAny()
                .orElseThrow(() -> new NotFound("right " + grant));
        return goTo(wanted, request, response);
    }

    /** They take the room that is offered, and are in it. */
    @PostMapping("/rooms/{offer}/acceptance")
    String accept(@PathVariable UUID offer, Actor actor, HttpServletRequest request, HttpServletResponse response) {
        return goTo(accounts.accept(new AccountId(actor.account()), offer), request, response);
    }

    private String goTo(Actor wanted, HttpServletRequest request, HttpServletResponse response) {
        sessions.start(wanted, request, response);
        signIns.goOn(wanted);
        return "redirect:"
                + HeldForm.waiting(request, browser.of(request))
                        .map(HeldForm::page)
                        .orElse(wanted.role().home());
    }
}
