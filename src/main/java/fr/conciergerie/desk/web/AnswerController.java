package fr.conciergerie.desk.web;

import fr.conciergerie.orders.ClosedReason;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.orders.Orders;
import fr.conciergerie.orders.Reason;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What people said on the phone or at the counter: the partner's answer, the member's decision, a change of mind. */
@Controller
@RequestMapping("/desk/orders/{order}/lines/{line}")
class AnswerController {

    private final Orders orders;
    private final Organisations organisations;

    AnswerController(Orders orders, Organisations organisations) {
        this.orders = orders;
        this.organisations = organisations;
    }

    @GetMapping("/answer")
    ModelAndView answer(Actor actor, @PathVariable OrderId order, @PathVariable LineId line) {
        return page("desk/answer", actor, order, line);
    }

    @PostMapping("/acceptance")
    String accept(Actor actor, @PathVariable OrderId order, @PathVariable LineId line, RedirectAttributes redirect) {
        orders.accept(actor, order, line);
        return done(redirect, order, "desk.answer.accepted");
    }

    @PostMapping("/completion")
    String complete(Actor actor, @PathVariable OrderId order, @PathVariable LineId line, RedirectAttributes redirect) {
        orders.complete(actor, order, line);
        return done(redirect, order, "desk.answer.completed");
    }

    @PostMapping("/refusal")
    ModelAndView refuse(
            Actor actor,
            @PathVariable OrderId order,
            @PathVariable LineId line,
            FilledForm form,
            RedirectAttributes redirect) {
        var reason = form.choice("reason", ClosedReason.OF_REFUSALS_HEARD);
        return form.send(() -> answer(actor, order, line), () -> {
            orders.refuse(actor, order, line, Reason.chosen(reason.get()));
            return done(redirect, order, "desk.answer.refused");
        });
    }

    @PostMapping("/proposal")
    ModelAndView propose(
            Actor actor,
            @PathVariable OrderId order,
            @PathVariable LineId line,
            FilledForm form,
            RedirectAttributes redirect) {
        var price = form.readIfAny("price", Money::parse);
        var day = form.dayIfAny("day");
        var reason = form.choice("reason", ClosedReason.OF_CHANGES_HEARD);
        form.check(!form.typed("price").isBlank() || !form.typed("day").isBlank(), "price", "desk.answer.price-or-day");
        form.errorAt("price", "orders.price-out-of-bounds");
        form.errorAt("day", "orders.day-out-of-bounds");
        return form.send(() -> answer(actor, order, line), () -> {
            orders.propose(actor, order, line, price, day, Reason.chosen(reason.get()));
            return done(redirect, order, "desk.answer.proposed");
        });
    }

    @PostMapping("/proposal/acceptance")
    String acceptProposal(
            Actor actor, @PathVariable OrderId order, @PathVariable LineId line, RedirectAttributes redirect) {
        orders.acceptProposal(actor, order, line);
        return done(redirect, order, "desk.proposal.accepted");
    }

    @PostMapping("/proposal/refusal")
    String refuseProposal(
            Actor actor, @PathVariable OrderId order, @PathVariable LineId line, RedirectAttributes redirect) {
        orders.refuseProposal(actor, order, line);
        return done(redirect, order, "desk.proposal.refused");
    }

    @GetMapping("/cancellation")
    ModelAndView whyCancel(Actor actor, @PathVariable OrderId order, @PathVariable LineId line) {
        return page("desk/cancel", actor, order, line);
    }

    @PostMapping("/cancellation")
    ModelAndView cancel(
            Actor actor,
            @PathVariable OrderId order,
            @PathVariable LineId line,
            FilledForm form,
            RedirectAttributes redirect) {
        var reason = form.choice("reason", ClosedReason.OF_THE_DESK);
        return form.send(() -> whyCancel(actor, order, line), () -> {
            orders.cancel(actor, order, line, Reason.chosen(reason.get()));
            return done(redirect, order, "desk.cancelled");
        });
    }

    private ModelAndView page(String name, Actor actor, OrderId order, LineId line) {
        var view = orders.order(actor, order);
        var page = new ModelAndView(name);
        page.addObject("order", view);
        page.addObject("memberName", organisations.called(view.member()).name());
        page.addObject(
                "line",
                view.lines().stream()
                        .filter(it -> it.id().equals(line))
                        .findFirst()
                        .orElseThrow(() -> new NotFound("line " + line)));
        return page;
    }

    private static String done(RedirectAttributes redirect, OrderId order, String key) {
        Flash.done(redirect, key);
        return "redirect:/desk/orders/" + order;
    }
}
