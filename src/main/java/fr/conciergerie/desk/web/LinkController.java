package fr.conciergerie.desk.web;

import fr.conciergerie.jobs.JobLinks;
import fr.conciergerie.jobs.LinkState;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.orders.Orders;
import fr.conciergerie.partners.Partners;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.api.Idempotency;
import fr.conciergerie.web.api.IdempotencyKey;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The link in a partner's message went astray, or was never found: it is stopped, or sent anew. */
@Controller
@RequestMapping("/desk/orders/{order}/lines/{line}/link")
class LinkController {

    private final JobLinks links;
    private final Orders orders;
    private final Partners partners;
    private final Idempotency idempotency;

    LinkController(JobLinks links, Orders orders, Partners partners, Idempotency idempotency) {
        this.links = links;
        this.orders = orders;
        this.partners = partners;
        this.idempotency = idempotency;
    }

    /** Asks once more. A link that no longer works need not be stopped. */
    @GetMapping("/revocation")
    String whetherToRevoke(Actor actor, @PathVariable OrderId order, @PathVariable LineId line, Model model) {
        var view = orders.order(actor, order);
        var wanted = view.lines().stream()
                .filter(it -> it.id().equals(line))
                .findFirst()
                .orElseThrow(() -> new NotFound("line " + line));
        if (!(links.states(actor, order).get(line) instanceof LinkState.Good)) {
            return back(order, line);
        }
        model.addAttribute("order", view);
        model.addAttribute("line", wanted);
        model.addAttribute(
                "partnerName",
                partners.partner(Objects.requireNonNull(wanted.partner())).name());
        return "desk/link-revocation";
    }

    @PostMapping("/revocation")
    String revoke(Actor actor, @PathVariable OrderId order, @PathVariable LineId line, RedirectAttributes redirect) {
        links.revoke(actor, order, line);
        Flash.done(redirect, "desk.link.revoked");
        return back(order, line);
    }

    @PostMapping("/renewal")
    String renew(
            Actor actor,
            @PathVariable OrderId order,
            @PathVariable LineId line,
            IdempotencyKey key,
            RedirectAttributes redirect) {
        return idempotency.onceForm(key, List.of(order, line), () -> {
            links.renew(actor, order, line);
            Flash.sent(redirect, "desk.link.renewed");
            return back(order, line);
        });
    }

    private static String back(OrderId order, LineId line) {
        return "redirect:/desk/orders/" + order + "#line-" + line;
    }
}
