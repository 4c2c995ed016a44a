package fr.conciergerie.desk.web;

import fr.conciergerie.catalogue.Family;
import fr.conciergerie.desk.Board;
import fr.conciergerie.orders.UnmetRequest;
import fr.conciergerie.orders.UnmetRequest.What;
import fr.conciergerie.orders.UnmetRequestId;
import fr.conciergerie.orders.UnmetRequests;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.api.Idempotency;
import fr.conciergerie.web.api.IdempotencyKey;
import jakarta.servlet.http.HttpSession;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** "Demandé, pas proposé": one press notes what somebody asked for in vain, another one takes it back. */
@Controller
@RequestMapping("/desk/unmet")
class UnmetController {

    private final UnmetRequests unmet;
    private final Board board;
    private final DeskSites sites;
    private final Idempotency idempotency;

    UnmetController(UnmetRequests unmet, Board board, DeskSites sites, Idempotency idempotency) {
        this.unmet = unmet;
        this.board = board;
        this.sites = sites;
        this.idempotency = idempotency;
    }

    @GetMapping
    ModelAndView page(Actor actor, HttpSession session) {
        var site = sites.current(actor, session);
        var today = board.day(site);
        return new ModelAndView(
                "desk/unmet",
                Map.of(
                        "site", site.site(),
                        "noted", unmet.noted(site.site().id(), today),
                        "usual", unmet.usualWords(today),
                        "once", UUID.randomUUID().toString()));
    }

    /** One press, on a family or on words that were noted before. */
    @PostMapping("/choices")
    ModelAndView choose(
            Actor actor, HttpSession session, FilledForm form, IdempotencyKey key, RedirectAttributes redirect) {
        return note(actor, session, form, form.choiceIfAny("family", Family.class), key, redirect);
    }

    @PostMapping
    ModelAndView note(
            Actor actor, HttpSession session, FilledForm form, IdempotencyKey key, RedirectAttributes redirect) {
        return note(actor, session, form, null, key, redirect);
    }

    private ModelAndView note(
            Actor actor,
            HttpSession session,
            FilledForm form,
            @Nullable Family family,
            IdempotencyKey key,
            RedirectAttributes redirect) {
        var site = sites.current(actor, session);
        var words = form.textIfAny("words", UnmetRequest.LONGEST_WORDS);
        form.check(family != null || !words.isEmpty(), "words", "desk.unmet.nothing");
        return form.send(() -> page(actor, session), () -> {
            var what = family == null ? new What.InWords(words) : new What.OfFamily(family);
            return idempotency.onceForm(key, what, () -> {
                unmet.note(actor, site.site().id(), board.day(site), what);
                Flash.done(redirect, "desk.unmet.done");
                return "redirect:/desk/unmet";
            });
        });
    }

    @PostMapping("/{request}/undo")
    String undo(Actor actor, HttpSession session, @PathVariable UnmetRequestId request, RedirectAttributes redirect) {
        var site = sites.current(actor, session);
        unmet.takeBack(site.site().id(), board.day(site), request);
        Flash.done(redirect, "desk.unmet.undone");
        return "redirect:/desk/unmet";
    }
}
