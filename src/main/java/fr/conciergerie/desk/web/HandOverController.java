package fr.conciergerie.desk.web;

import fr.conciergerie.custody.Custody;
import fr.conciergerie.custody.TransferId;
import fr.conciergerie.desk.Board;
import fr.conciergerie.desk.DeskBatches;
import fr.conciergerie.desk.DeskBatches.Ref;
import fr.conciergerie.desk.DeskOrders;
import fr.conciergerie.desk.Pile;
import fr.conciergerie.desk.ServedSite;
import fr.conciergerie.desk.Waiting;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.NextPiece;
import fr.conciergerie.web.api.Idempotency;
import fr.conciergerie.web.api.IdempotencyKey;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** "Remettre": who is there, what waits for them and where, and to whom it goes. A mistake is taken back at once. */
@Controller
@RequestMapping("/desk")
class HandOverController {

    private static final List<Pile> READY = List.of(Pile.HAND_OVER, Pile.GIVE_BACK, Pile.REST);

    private final Board board;
    private final DeskSites sites;
    private final DeskOrders deskOrders;
    private final DeskBatches batches;
    private final Custody custody;
    private final Idempotency idempotency;

    HandOverController(
            Board board,
            DeskSites sites,
            DeskOrders deskOrders,
            DeskBatches batches,
            Custody custody,
            Idempotency idempotency) {
        this.board = board;
        this.sites = sites;
        this.deskOrders = deskOrders;
        this.batches = batches;
        this.custody = custody;
        this.idempotency = idempotency;
    }

    @GetMapping("/hand-over")
    String who(
            Actor actor,
            HttpSession session,
            @RequestParam(defaultValue = "") String query,
            @RequestParam @Nullable String cursor,
            Model model) {
        var site = sites.current(actor, session);
        var slice = board.piles(site, READY, query, cursor);
        model.addAttribute("site", site.site());
        model.addAttribute("today", board.day(site));
        model.addAttribute("query", query);
        model.addAttribute("waiting", slice.items());
        model.addAttribute("next", NextPiece.path("/desk/hand-over", slice.next(), Map.of("query", query)));
        return "desk/hand-over";
    }

    @GetMapping("/hand-over/{member}")
    ModelAndView what(Actor actor, HttpSession session, @PathVariable MemberId member) {
        var site = sites.current(actor, session);
        var page = new ModelAndView("desk/hand-over-member");
        page.addObject("member", deskOrders.member(site.site(), member));
        page.addObject("today", board.day(site));
        page.addObject("waiting", ready(site, member));
        page.addObject("once", UUID.randomUUID().toString());
        return page;
    }

    @PostMapping("/hand-over/{member}")
    ModelAndView handOver(
            Actor actor,
            HttpSession session,
            @PathVariable MemberId member,
            FilledForm form,
            IdempotencyKey key,
            RedirectAttributes redirect) {
        var refs = refs(form);
        boolean other = form.typed("who").equals("other");
        var by = other ? form.text("by", 100, "desk.hand-over.by-missing") : null;
        var code = other ? form.textIfAny("code", 10) : null;
        form.errorAt("code", "custody.code-for-someone-else", "orders.wrong-pickup-code");
        return form.send(
                () -> what(actor, session, member),
                () -> idempotency.onceForm(key, refs.toString(), () -> {
                    var handled = batches.handOver(actor, refs, by, code);
                    Flash.done(redirect, "desk.handed-over", handled.size());
                    var transfers = handled.stream()
                            .map(it -> it.transfer())
                            .filter(Objects::nonNull)
                            .map(Object::toString)
                            .collect(Collectors.joining("&transfer="));
                    return "redirect:/desk/handed-over/"
                            + member
                            + (transfers.isEmpty() ? "" : "?transfer=" + transfers);
                }));
    }

    @GetMapping("/handed-over/{member}")
    String done(
            Actor actor,
            HttpSession session,
            @PathVariable MemberId member,
            @RequestParam(name = "transfer", required = false) @Nullable List<UUID> transfers,
            Model model) {
        var site = sites.current(actor, session);
        model.addAttribute("member", deskOrders.member(site.site(), member));
        model.addAttribute("left", ready(site, member).size());
        model.addAttribute(
                "transfers",
                transfers == null
                        ? List.of()
                        : transfers.stream().map(TransferId::new).toList());
        return "desk/handed-over";
    }

    /** The wrong bag, the wrong person, the wrong shelf: taken back by a counter-entry. */
    @PostMapping("/transfers/{transfer}/undo")
    String undo(Actor actor, @PathVariable TransferId transfer, RedirectAttributes redirect) {
        var undone = custody.undo(actor, transfer);
        Flash.done(redirect, "desk.undone");
        return "redirect:/desk/orders/" + undone.order().id();
    }

    private List<Waiting> ready(ServedSite site, MemberId member) {
        return READY.stream()
                .flatMap(it -> board.pile(site, it, member).stream())
                .toList();
    }

    /** The lines that are ticked, one at least. */
    static List<Ref> refs(FilledForm form) {
        var refs = form.choices("line", Ref::of);
        form.check(!refs.isEmpty(), "line", "desk.nothing-chosen");
        return refs;
    }
}
