package fr.conciergerie.shop.web;

import fr.conciergerie.orders.ClosedReason;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.orders.OrderView;
import fr.conciergerie.orders.Orders;
import fr.conciergerie.orders.Reason;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Dictionary;
import fr.conciergerie.web.Download;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.FormErrors;
import fr.conciergerie.web.ical.CalendarFile;
import fr.conciergerie.web.ical.CalendarWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A member's own orders: where they stand, and what the member may still decide. */
@Controller
@RequestMapping("/orders")
class OrderController {

    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private final Orders orders;
    private final OrderPageQuery query;
    private final MyOrders myOrders;
    private final Dictionary dictionary;
    private final Clock clock;

    OrderController(Orders orders, OrderPageQuery query, MyOrders myOrders, Dictionary dictionary, Clock clock) {
        this.orders = orders;
        this.query = query;
        this.myOrders = myOrders;
        this.dictionary = dictionary;
        this.clock = clock;
    }

    @GetMapping
    String orders(
            Actor actor,
            @RequestParam(defaultValue = "") String query,
            @RequestParam @Nullable String cursor,
            Model model) {
        var words = query.strip();
        model.addAttribute(
                "list",
                words.isEmpty()
                        ? new OrdersPage(
                                "",
                                cursor == null ? myOrders.open(actor) : null,
                                myOrders.over(actor, cursor),
                                cursor != null)
                        : new OrdersPage(words, null, myOrders.search(actor, words, cursor), cursor != null));
        return "shop/orders";
    }

    @GetMapping("/{order}")
    String order(Actor actor, @PathVariable OrderId order, Model model) {
        model.addAttribute("order", query.page(actor, order));
        return "shop/order";
    }

    /** What to do next, right after ordering. */
    @GetMapping("/{order}/placed")
    String placed(Actor actor, @PathVariable OrderId order, Model model) {
        model.addAttribute("order", query.page(actor, order));
        return "shop/placed";
    }

    /** For the member's calendar: when and where something is handed in, and nothing that tells what. */
    @GetMapping("/{order}/lines/{line}/deposit.ics")
    ResponseEntity<byte[]> deposit(Actor actor, @PathVariable OrderId order, @PathVariable LineId line) {
        return calendarFile(actor, order, line, true);
    }

    @GetMapping("/{order}/lines/{line}/collection.ics")
    ResponseEntity<byte[]> collection(Actor actor, @PathVariable OrderId order, @PathVariable LineId line) {
        return calendarFile(actor, order, line, false);
    }

    private ResponseEntity<byte[]> calendarFile(Actor actor, OrderId order, LineId id, boolean deposit) {
        var page = query.page(actor, order);
        var visit = page.lines().stream()
                .filter(it -> it.line().id().equals(id))
                .findFirst()
                .map(page::visit)
                .filter(it -> (it.purpose() == Visit.Purpose.DEPOSIT) == deposit)
                .orElseThrow(() -> new NotFound("visit for line " + id));
        var title = dictionary.words(actor.locale()).word("orders.visit", visit.purpose());
        var file = new CalendarFile.Single(VisitEntry.of(visit, page.site(), title, clock.instant()));
        return Download.of(
                CALENDAR, "conciergerie.ics", CalendarWriter.write(file).getBytes(StandardCharsets.UTF_8));
    }

    @PostMapping("/{order}/lines/{line}/proposal/acceptance")
    String acceptProposal(
            Actor actor, @PathVariable OrderId order, @PathVariable LineId line, RedirectAttributes redirect) {
        var name = orders.acceptProposal(actor, order, line).line(line).name();
        Flash.sent(redirect, "shop.proposal.accepted", name);
        return "redirect:/orders/" + order;
    }

    @PostMapping("/{order}/lines/{line}/proposal/refusal")
    String refuseProposal(
            Actor actor, @PathVariable OrderId order, @PathVariable LineId line, RedirectAttributes redirect) {
        var name = orders.refuseProposal(actor, order, line).line(line).name();
        Flash.done(redirect, "shop.proposal.refused", name);
        return "redirect:/orders/" + order;
    }

    @GetMapping("/{order}/lines/{line}/cancellation")
    String cancellation(Actor actor, @PathVariable OrderId order, @PathVariable LineId line, Model model) {
        show(actor, order, line, FormErrors.NONE, model);
        return "shop/cancellation";
    }

    @PostMapping("/{order}/lines/{line}/cancellation")
    Object cancel(
            Actor actor,
            @PathVariable OrderId order,
            @PathVariable LineId line,
            @RequestParam @Nullable String reason,
            RedirectAttributes redirect,
            Model model) {
        var why = ClosedReason.OF_MEMBERS.stream()
                .filter(it -> it.name().equals(reason))
                .findFirst();
        if (why.isEmpty()) {
            var errors = new FormErrors();
            errors.add("reason", "orders.reason-is-missing");
            show(actor, order, line, errors, model);
            return new ModelAndView("shop/cancellation", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var name = orders.cancel(actor, order, line, Reason.chosen(why.get()))
                .line(line)
                .name();
        Flash.done(redirect, "shop.cancelled", name);
        return "redirect:/orders/" + order;
    }

    private void show(Actor actor, OrderId order, LineId line, FormErrors errors, Model model) {
        OrderView view = orders.order(actor, order);
        model.addAttribute("order", view);
        model.addAttribute("line", view.line(line));
        model.addAttribute("reasons", ClosedReason.OF_MEMBERS);
        model.addAttribute("errors", errors);
    }

    /**
     * The consumer's right to withdraw: what it covers, what would stay due, the acknowledgement afterwards.
     *
     * @param line from which lines; all of them, where there is but one or none was chosen yet
     */
    @GetMapping("/{order}/withdrawal")
    String withdrawal(
            Actor actor, @PathVariable OrderId order, @RequestParam @Nullable List<LineId> line, Model model) {
        var page = query.page(actor, order);
        model.addAttribute("order", page);
        if (page.withdrawalOpen()) {
            var chosen = line == null || line.isEmpty() ? null : line;
            model.addAttribute("quote", orders.withdrawalQuote(actor, order, chosen));
            model.addAttribute("chosen", chosen != null || page.withdrawable().size() == 1);
        }
        return "shop/withdrawal";
    }

    /** @param due what the page said stays due, in cents */
    @PostMapping("/{order}/withdrawal")
    String withdraw(
            Actor actor,
            @PathVariable OrderId order,
            @RequestParam @Nullable List<LineId> line,
            @RequestParam @Nullable Long due) {
        orders.withdraw(actor, order, line, due == null || due < 0 ? null : Money.cents(due));
        return "redirect:/orders/" + order + "/withdrawal";
    }
}
