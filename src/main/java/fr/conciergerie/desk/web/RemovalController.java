package fr.conciergerie.desk.web;

import fr.conciergerie.orders.LateOrderRemoval;
import fr.conciergerie.orders.LateOrders;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.orders.Orders;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.api.Idempotency;
import fr.conciergerie.web.api.IdempotencyKey;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** "Retirer cette saisie": an order of the past that was typed wrongly, looked at once more and then taken back. */
@Controller
@RequestMapping("/desk/orders/{order}/removal")
class RemovalController {

    private final LateOrders late;
    private final LateOrderRemoval removal;
    private final Orders orders;
    private final Organisations organisations;
    private final Idempotency idempotency;

    RemovalController(
            LateOrders late,
            LateOrderRemoval removal,
            Orders orders,
            Organisations organisations,
            Idempotency idempotency) {
        this.late = late;
        this.removal = removal;
        this.orders = orders;
        this.organisations = organisations;
        this.idempotency = idempotency;
    }

    @GetMapping
    String ask(Actor actor, @PathVariable OrderId order, Model model) {
        var view = orders.order(actor, order);
        if (!removal.mayRemove(view)) {
            throw Refused.conflict("orders.book.not-removed");
        }
        var site = organisations.site(view.site());
        model.addAttribute("order", view);
        model.addAttribute("memberName", organisations.called(view.member()).name());
        model.addAttribute("day", view.placedAt().atZone(site.zone()).toLocalDate());
        model.addAttribute("thisYear", late.lastDay(site).plusDays(1).getYear());
        model.addAttribute("once", UUID.randomUUID().toString());
        return "desk/removal";
    }

    @PostMapping
    String remove(Actor actor, @PathVariable OrderId order, IdempotencyKey key, RedirectAttributes redirect) {
        return idempotency.onceForm(key, order, () -> {
            Flash.done(
                    redirect, "desk.past.removed", removal.remove(actor, order).number());
            return "redirect:/desk/orders/" + order;
        });
    }
}
