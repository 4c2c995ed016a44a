package fr.conciergerie.desk.web;

import fr.conciergerie.custody.Custody;
import fr.conciergerie.desk.Incidents;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.orders.Orders;
import fr.conciergerie.orders.Reason;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.ShortCode;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.NextPiece;
import fr.conciergerie.web.api.Idempotency;
import fr.conciergerie.web.api.IdempotencyKey;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

/** A piece that is missing or damaged: said, found again, agreed upon, or given up with what was agreed about it. */
@Controller
@RequestMapping("/desk")
class IncidentController {

    private final Custody custody;
    private final Orders orders;
    private final Organisations organisations;
    private final Incidents incidents;
    private final OrderController page;
    private final Idempotency idempotency;

    IncidentController(
            Custody custody,
            Orders orders,
            Organisations organisations,
            Incidents incidents,
            OrderController page,
            Idempotency idempotency) {
        this.custody = custody;
        this.orders = orders;
        this.organisations = organisations;
        this.incidents = incidents;
        this.page = page;
        this.idempotency = idempotency;
    }

    /** Everywhere at once, the oldest first. */
    @GetMapping("/incidents")
    String incidents(Actor actor, @RequestParam @Nullable String cursor, Model model) {
        var slice = incidents.open(actor, cursor);
        model.addAttribute("incidents", slice.items());
        model.addAttribute("next", NextPiece.path("/desk/incidents", slice.next(), Map.of()));
        return "desk/incidents";
    }

    /** It is looked for from now on. */
    @PostMapping("/items/{label}/absence")
    String miss(Actor actor, @PathVariable String label, RedirectAttributes redirect) {
        var item = custody.miss(actor, code(label));
        Flash.done(redirect, "desk.missed", item.label().value());
        return back(item.order()) + "#item-" + item.label();
    }

    @PostMapping("/items/{label}/damage")
    ModelAndView damage(Actor actor, @PathVariable String label, FilledForm form, RedirectAttributes redirect) {
        var item = custody.find(actor, code(label));
        var damage = DamageFields.read(form, item.label());
        return form.send(() -> page.order(actor, item.order()), () -> {
            custody.damage(actor, item.label(), damage);
            Flash.done(redirect, "desk.damaged", item.label().value());
            return back(item.order()) + "#item-" + item.label();
        });
    }

    /** Looked at together: it goes on as it is. */
    @PostMapping("/items/{label}/agreement")
    String agree(Actor actor, @PathVariable String label, RedirectAttributes redirect) {
        var item = custody.agreeOn(actor, code(label));
        Flash.done(redirect, "desk.agreed", item.label().value());
        return back(item.order()) + "#item-" + item.label();
    }

    /** A piece that was missing is here. */
    @PostMapping("/items/{label}/recovery")
    ModelAndView recover(Actor actor, @PathVariable String label, FilledForm form, RedirectAttributes redirect) {
        var item = custody.find(actor, code(label));
        var damage = DamageFields.readIfAny(form, item.label());
        form.errorAt("place", "custody.place-missing", "custody.place-too-long");
        return form.send(() -> page.order(actor, item.order()), () -> {
            custody.recover(actor, item.label(), form.typed("place"), damage);
            Flash.done(redirect, "desk.recovered", item.label().value());
            return back(item.order());
        });
    }

    /** What turned up when everything else was over is given to its member. */
    @PostMapping("/orders/{order}/lines/{line}/collection")
    String handOver(
            Actor actor,
            @PathVariable OrderId order,
            @PathVariable LineId line,
            IdempotencyKey key,
            RedirectAttributes redirect) {
        return idempotency.onceForm(key, List.of(order, line), () -> {
            var handled = custody.collect(actor, order, line, null, null);
            Flash.done(redirect, "desk.handed-over", handled.items().size());
            return back(order);
        });
    }

    @GetMapping("/orders/{order}/lines/{line}/loss")
    ModelAndView loss(Actor actor, @PathVariable OrderId order, @PathVariable LineId line) {
        var view = orders.order(actor, order);
        var it = new ModelAndView("desk/loss");
        it.addObject("order", view);
        it.addObject(
                "line",
                view.lines().stream()
                        .filter(each -> each.id().equals(line))
                        .findFirst()
                        .orElseThrow(() -> new NotFound("line " + line)));
        it.addObject("memberName", organisations.called(view.member()).name());
        it.addObject(
                "missing",
                custody.itemsOf(actor, order).stream()
                        .filter(each -> each.line().equals(line) && each.missing())
                        .toList());
        it.addObject("once", UUID.randomUUID().toString());
        return it;
    }

    @PostMapping("/orders/{order}/lines/{line}/loss")
    ModelAndView giveUp(
            Actor actor,
            @PathVariable OrderId order,
            @PathVariable LineId line,
            FilledForm form,
            IdempotencyKey key,
            RedirectAttributes redirect) {
        var agreed = form.text("agreed", Reason.LONGEST, "desk.loss.agreed-missing");
        return form.send(
                () -> loss(actor, order, line),
                () -> idempotency.onceForm(key, List.of(line, agreed), () -> {
                    custody.giveUp(actor, order, line, Reason.said(agreed));
                    Flash.done(redirect, "desk.loss.done");
                    return back(order) + "#line-" + line;
                }));
    }

    private static ShortCode code(String label) {
        return ShortCode.read(label).orElseThrow(() -> new NotFound("label " + label));
    }

    private static String back(OrderId order) {
        return "redirect:/desk/orders/" + order;
    }
}
