package fr.conciergerie.desk.web;

import fr.conciergerie.catalogue.Family;
import fr.conciergerie.desk.DeskOrders;
import fr.conciergerie.orders.ServiceChoice;
import fr.conciergerie.organisations.MemberDetails;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.Slice;
import fr.conciergerie.shop.BasketOwner;
import fr.conciergerie.shop.Baskets;
import fr.conciergerie.shop.OfferWithPromise;
import fr.conciergerie.shop.Shop;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.NextPiece;
import fr.conciergerie.web.api.Idempotency;
import fr.conciergerie.web.api.IdempotencyKey;
import jakarta.servlet.http.HttpSession;
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

/** "Nouvelle commande": for whom, what, how many; the price and the day are there before anything is chosen. */
@Controller
@RequestMapping("/desk")
class NewOrderController {

    private static final int ON_A_PAGE = 48;

    private final DeskSites sites;
    private final DeskOrders deskOrders;
    private final Organisations organisations;
    private final DeskPeople deskPeople;
    private final Shop shop;
    private final Baskets baskets;
    private final Idempotency idempotency;

    NewOrderController(
            DeskSites sites,
            DeskOrders deskOrders,
            Organisations organisations,
            DeskPeople deskPeople,
            Shop shop,
            Baskets baskets,
            Idempotency idempotency) {
        this.sites = sites;
        this.deskOrders = deskOrders;
        this.organisations = organisations;
        this.deskPeople = deskPeople;
        this.shop = shop;
        this.baskets = baskets;
        this.idempotency = idempotency;
    }

    @GetMapping("/new")
    String forWhom(Actor actor, HttpSession session, @RequestParam(defaultValue = "") String query, Model model) {
        var site = sites.current(actor, session);
        model.addAttribute("site", site.site());
        model.addAttribute("query", query);
        model.addAttribute(
                "begun",
                baskets.begun(actor, site.site()).stream()
                        .map(organisations::summary)
                        .toList());
        model.addAttribute("people", deskPeople.find(actor, site, query));
        return "desk/new";
    }

    @GetMapping("/guests")
    ModelAndView guest(Actor actor, HttpSession session) {
        var page = new ModelAndView("desk/guest");
        page.addObject("site", sites.current(actor, session).site());
        page.addObject("once", UUID.randomUUID().toString());
        return page;
    }

    @PostMapping("/guests")
    ModelAndView addGuest(Actor actor, HttpSession session, FilledForm form, IdempotencyKey key) {
        var site = sites.current(actor, session).site();
        var name = form.text("name", 200, "organisations.member.name-missing");
        var email = form.readIfAny("email", MemberDetails::email);
        var phone = form.readIfAny("phone", MemberDetails::phone);
        form.errorAt("name", "organisations.member.not-a-name");
        form.errorAt("email", "organisations.email-taken");
        return form.send(
                () -> guest(actor, session),
                () -> idempotency.onceForm(
                        key,
                        name + email + phone,
                        () -> "redirect:/desk/new/" + organisations.addGuest(site.id(), name, email, phone)));
    }

    @GetMapping("/new/{member}")
    String what(
            Actor actor,
            HttpSession session,
            @PathVariable MemberId member,
            @RequestParam(required = false) @Nullable Family family,
            @RequestParam(defaultValue = "") String query,
            @RequestParam @Nullable String cursor,
            Model model) {
        var site = sites.current(actor, session).site();
        var offers = family == null && query.isBlank()
                ? new Slice<OfferWithPromise>(List.of(), null)
                : shop.offers(site, blank(query), family, cursor, ON_A_PAGE);
        model.addAttribute("member", deskOrders.member(site, member));
        model.addAttribute("begun", baskets.count(BasketOwner.atDesk(actor, member), site) > 0);
        model.addAttribute("family", family);
        model.addAttribute("query", query);
        model.addAttribute("offers", offers.items());
        model.addAttribute(
                "next",
                NextPiece.path(
                        "/desk/new/" + member,
                        offers.next(),
                        Map.of("query", query, "family", family == null ? "" : family.name())));
        return "desk/new-what";
    }

    @GetMapping("/new/{member}/{service}")
    ModelAndView howMany(
            Actor actor, HttpSession session, @PathVariable MemberId member, @PathVariable String service) {
        var site = sites.current(actor, session).site();
        var chosen = shop.offer(site, service);
        if (shop.isByTheHour(site, chosen)) {
            return new ModelAndView("redirect:/desk/appointments/new/" + member + "/"
                    + chosen.offer().slug());
        }
        var page = new ModelAndView("desk/new-how-many");
        page.addObject("member", deskOrders.member(site, member));
        page.addObject("chosen", chosen);
        page.addObject("once", UUID.randomUUID().toString());
        return page;
    }

    @PostMapping("/new/{member}/{service}")
    ModelAndView gather(
            Actor actor,
            HttpSession session,
            @PathVariable MemberId member,
            @PathVariable String service,
            FilledForm form) {
        var site = sites.current(actor, session).site();
        var owner = BasketOwner.atDesk(actor, deskOrders.member(site, member).id());
        var quantity = form.number("quantity", 1, ServiceChoice.MAX_QUANTITY);
        var note = form.textIfAny("note", ServiceChoice.MAX_NOTE);
        var options = form.choices("option", it -> it);
        form.errorAt("option", "orders.no-such-option");
        return form.send(() -> howMany(actor, session, member, service), () -> {
            baskets.add(owner, site, line(form.typed("once")), service, options, quantity.get(), blank(note));
            return "redirect:/desk/baskets/" + member;
        });
    }

    /** The key of the line, made by the page; a form without a readable one is a new line. */
    private static UUID line(String once) {
        try {
            return UUID.fromString(once);
        } catch (IllegalArgumentException _) {
            return UUID.randomUUID();
        }
    }

    private static @Nullable String blank(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
