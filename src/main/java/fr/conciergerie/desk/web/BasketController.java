package fr.conciergerie.desk.web;

import fr.conciergerie.desk.DeskOrders;
import fr.conciergerie.orders.Channel;
import fr.conciergerie.orders.OrderView;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shop.BasketOwner;
import fr.conciergerie.shop.Baskets;
import fr.conciergerie.shop.Baskets.Seen;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.api.Idempotency;
import fr.conciergerie.web.api.IdempotencyKey;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The order so far: something else, or that is all; then how it was asked for, and it is placed. */
@Controller
@RequestMapping("/desk/baskets/{member}")
class BasketController {

    private final DeskSites sites;
    private final DeskOrders deskOrders;
    private final Baskets baskets;
    private final Idempotency idempotency;

    BasketController(DeskSites sites, DeskOrders deskOrders, Baskets baskets, Idempotency idempotency) {
        this.sites = sites;
        this.deskOrders = deskOrders;
        this.baskets = baskets;
        this.idempotency = idempotency;
    }

    @GetMapping
    String soFar(Actor actor, HttpSession session, @PathVariable MemberId member, Model model) {
        model.addAttribute("begun", begun(actor, sites.current(actor, session).site(), member));
        return "desk/so-far";
    }

    @PostMapping("/lines/{line}/removal")
    String remove(Actor actor, @PathVariable MemberId member, @PathVariable UUID line) {
        baskets.remove(BasketOwner.atDesk(actor, member), line);
        return "redirect:/desk/baskets/" + member;
    }

    @PostMapping("/lines/{line}/return")
    String putBack(Actor actor, @PathVariable MemberId member, @PathVariable UUID line) {
        baskets.putBack(BasketOwner.atDesk(actor, member), line);
        return "redirect:/desk/baskets/" + member;
    }

    /** The last look: what, for when, for how much; and how it was asked for. */
    @GetMapping("/channel")
    String channel(Actor actor, HttpSession session, @PathVariable MemberId member, Model model) {
        var begun = begun(actor, sites.current(actor, session).site(), member);
        if (!begun.basket().isOrderable()) {
            return "redirect:" + begun.path();
        }
        model.addAttribute("begun", begun);
        model.addAttribute("channel", Channel.DESK);
        return "desk/new-channel";
    }

    /** Places what was on the page; a second click, or a second tab, finds the same order. */
    @PostMapping
    Object place(
            Actor actor,
            HttpSession session,
            @PathVariable MemberId member,
            @RequestParam(defaultValue = "DESK") Channel channel,
            @RequestParam(required = false, defaultValue = "") List<String> seen,
            @RequestParam @Nullable String start,
            IdempotencyKey key,
            RedirectAttributes redirect,
            Model model) {
        var site = sites.current(actor, session).site();
        try {
            return idempotency.onceForm(key, List.of(channel, seen, String.valueOf(start)), () -> {
                var lines = seen.stream().map(Seen::read).toList();
                var order = baskets.order(
                        actor,
                        BasketOwner.atDesk(actor, member),
                        site,
                        channel,
                        lines,
                        null,
                        channel.isDistance() ? start : null);
                Flash.done(redirect, "desk.ordered", order.number());
                return "redirect:" + next(order);
            });
        } catch (Refused refused) {
            var begun = begun(actor, site, member);
            model.addAttribute("begun", begun);
            model.addAttribute("channel", channel);
            model.addAttribute("refused", refused);
            return new ModelAndView(
                    begun.basket().isOrderable() ? "desk/new-channel" : "desk/so-far",
                    model.asMap(),
                    refused.kind() == Refused.Kind.CONFLICT ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    /** Whoever stands at the desk hands their things in at once. */
    private static String next(OrderView order) {
        var toHandIn = order.awaitingDeposit();
        var path = "/desk/orders/" + order.id();
        return order.channel() == Channel.DESK && !toHandIn.isEmpty()
                ? path + "/lines/" + toHandIn.getFirst().id() + "/deposit"
                : path;
    }

    private DeskBasket begun(Actor actor, Site site, MemberId member) {
        return new DeskBasket(
                deskOrders.member(site, member),
                baskets.basket(BasketOwner.atDesk(actor, member), site),
                UUID.randomUUID());
    }
}
