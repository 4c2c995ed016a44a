package fr.conciergerie.desk.web;

import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.orders.Orders;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Dictionary;
import fr.conciergerie.web.Flash;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What people said on the phone or at the counter: the partner's answer, the member's decision, a change of mind. */
@Controller
@RequestMapping("/desk/orders/{order}/lines/{line}")
class AnswerPages {

    private final Orders orders;
    private final Organisations organisations;
    private final Dictionary dictionary;

    AnswerPages(Orders orders, Organisations organisations, Dictionary dictionary) {
        this.orders = orders;
        this.organisations = organisations;
        this.dictionary = dictionary;
    }

    @GetMapping("/answer")
    String answer(Actor actor, @PathVariable OrderId order, @PathVariable LineId line, Model model) {
        shown(actor, order, line, model);
        return "desk/answer";
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
    String refuse(
            Actor actor,
            @PathVariable OrderId order,
            @PathVariable LineId line,
            @RequestParam RefuseReason reason,
            RedirectAttributes redirect) {
        orders.refuse(actor, order, line, dictionary.words(actor.locale()).word("desk.refuse-reason", reason));
        return done(redirect, order, "desk.answer.refused");
    }

    @PostMapping("/proposal")
    String propose(
            Actor actor,
            @PathVariable OrderId order,
            @PathVariable LineId line,
            @RequestParam ProposeReason reason,
            @RequestParam(defaultValue = "") String price,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day,
            RedirectAttributes redirect) {
        var amount = price.isBlank() ? null : Money.parse(price);
        if (amount == null && day == null) {
            throw new Refused("desk.answer.price-or-day");
        }
        var why = dictionary.words(actor.locale()).word("desk.propose-reason", reason);
        orders.propose(actor, order, line, amount, day, why);
        return done(redirect, order, "desk.answer.proposed");
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
    String whyCancel(Actor actor, @PathVariable OrderId order, @PathVariable LineId line, Model model) {
        shown(actor, order, line, model);
        return "desk/cancel";
    }

    @PostMapping("/cancellation")
    String cancel(
            Actor actor,
            @PathVariable OrderId order,
            @PathVariable LineId line,
            @RequestParam CancelReason reason,
            RedirectAttributes redirect) {
        orders.cancel(actor, order, line, dictionary.words(actor.locale()).word("desk.cancel-reason", reason));
        return done(redirect, order, "desk.cancelled");
    }

    private void shown(Actor actor, OrderId order, LineId line, Model model) {
        var view = orders.order(actor, order);
        model.addAttribute("order", view);
        model.addAttribute("memberName", organisations.member(view.member()).name());
        model.addAttribute(
                "line",
                view.lines().stream()
                        .filter(it -> it.id().equals(line))
                        .findFirst()
                        .orElseThrow(() -> new NotFound("line " + line)));
    }

    private static String done(RedirectAttributes redirect, OrderId order, String key) {
        Flash.done(redirect, key);
        return "redirect:/desk/orders/" + order;
    }
}
