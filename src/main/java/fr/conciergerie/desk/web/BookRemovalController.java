package fr.conciergerie.desk.web;

import fr.conciergerie.orders.LateOrderRemoval;
import fr.conciergerie.orders.LateOrders;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.api.Idempotency;
import fr.conciergerie.web.api.IdempotencyKey;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** "Retirer ce cahier": a whole file of orders of the past, of the wrong year or typed at the wrong desk, taken back in one go. */
@Controller
@RequestMapping("/desk/past/books/{book}/removal")
class BookRemovalController {

    private static final int SHOWN = 20;

    private final LateOrders late;
    private final LateOrderRemoval removal;
    private final DeskSites sites;
    private final Idempotency idempotency;

    BookRemovalController(LateOrders late, LateOrderRemoval removal, DeskSites sites, Idempotency idempotency) {
        this.late = late;
        this.removal = removal;
        this.sites = sites;
        this.idempotency = idempotency;
    }

    @GetMapping
    String ask(Actor actor, HttpSession session, @PathVariable long book, Model model) {
        var site = sites.current(actor, session).site();
        var typed = removal.book(site, book);
        model.addAttribute("site", site);
        model.addAttribute("book", typed);
        model.addAttribute("orders", removal.orders(site, typed, SHOWN));
        model.addAttribute("thisYear", late.lastDay(site).plusDays(1).getYear());
        model.addAttribute("once", UUID.randomUUID().toString());
        return "desk/book-removal";
    }

    @PostMapping
    String remove(
            Actor actor,
            @PathVariable long book,
            @RequestParam String site,
            @RequestParam int orders,
            IdempotencyKey key,
            RedirectAttributes redirect) {
        var at = sites.site(actor, site).site();
        return idempotency.onceForm(key, List.of(site, book, orders), () -> {
            Flash.done(redirect, "desk.past.books.removed", removal.remove(actor, at, book, orders));
            return "redirect:/desk/past";
        });
    }
}
