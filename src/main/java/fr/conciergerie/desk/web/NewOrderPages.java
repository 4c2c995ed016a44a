package fr.conciergerie.desk.web;

import fr.conciergerie.catalogue.Family;
import fr.conciergerie.desk.DeskOrders;
import fr.conciergerie.orders.BasketOwner;
import fr.conciergerie.orders.Baskets;
import fr.conciergerie.orders.Shop;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.MemberSummary;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Idempotency;
import fr.conciergerie.web.IdempotencyKey;
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

/** "Nouvelle commande": for whom, what, how many; the price and the day are there before anything is chosen. */
@Controller
@RequestMapping("/desk")
class NewOrderPages {

    private static final int MOST_MEMBERS = 12;

    private final DeskSites sites;
    private final DeskOrders deskOrders;
    private final Organisations organisations;
    private final Shop shop;
    private final Baskets baskets;
    private final Idempotency idempotency;

    NewOrderPages(
            DeskSites sites,
            DeskOrders deskOrders,
            Organisations organisations,
            Shop shop,
            Baskets baskets,
            Idempotency idempotency) {
        this.sites = sites;
        this.deskOrders = deskOrders;
        this.organisations = organisations;
        this.shop = shop;
        this.baskets = baskets;
        this.idempotency = idempotency;
    }

    @GetMapping("/new")
    String forWhom(Actor actor, HttpSession session, @RequestParam(defaultValue = "") String query, Model model) {
        var site = sites.current(actor, session);
        model.addAttribute("site", site);
        model.addAttribute("query", query);
        model.addAttribute(
                "begun",
                baskets.begun(actor, site).stream()
                        .map(it ->
                                new MemberSummary(it, organisations.member(it).name()))
                        .toList());
        model.addAttribute(
                "members",
                query.isBlank()
                        ? List.of()
                        : organisations
                                .findMembers(query, List.of(site.id()), MOST_MEMBERS)
                                .items());
        return "desk/new";
    }

    @GetMapping("/guests")
    String guest(Actor actor, HttpSession session, Model model) {
        model.addAttribute("site", sites.current(actor, session));
        model.addAttribute("once", UUID.randomUUID().toString());
        return "desk/guest";
    }

    @PostMapping("/guests")
    String addGuest(
            Actor actor,
            HttpSession session,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String phone,
            IdempotencyKey key) {
        var site = sites.current(actor, session);
        return idempotency.onceForm(
                key,
                name + email + phone,
                () -> "redirect:/desk/new/" + organisations.addGuest(site.id(), name, blank(email), blank(phone)));
    }

    @GetMapping("/new/{member}")
    String what(
            Actor actor,
            HttpSession session,
            @PathVariable MemberId member,
            @RequestParam(required = false) @Nullable Family family,
            @RequestParam(defaultValue = "") String query,
            Model model) {
        var site = sites.current(actor, session);
        model.addAttribute("member", deskOrders.member(site, member));
        model.addAttribute("begun", baskets.count(BasketOwner.atDesk(actor, member), site) > 0);
        model.addAttribute("family", family);
        model.addAttribute("query", query);
        model.addAttribute(
                "offers", family == null && query.isBlank() ? List.of() : shop.offers(site, blank(query), family));
        return "desk/new-what";
    }

    @GetMapping("/new/{member}/{service}")
    String howMany(
            Actor actor,
            HttpSession session,
            @PathVariable MemberId member,
            @PathVariable String service,
            Model model) {
        show(sites.current(actor, session), member, service, GatherForm.empty(), model);
        return "desk/new-how-many";
    }

    @PostMapping("/new/{member}/{service}")
    Object gather(
            Actor actor,
            HttpSession session,
            @PathVariable MemberId member,
            @PathVariable String service,
            GatherForm form,
            Model model) {
        var site = sites.current(actor, session);
        var known = deskOrders.member(site, member);
        try {
            baskets.add(
                    BasketOwner.atDesk(actor, known.id()),
                    site,
                    form.id(),
                    service,
                    form.chosen(),
                    form.number(),
                    form.note());
            return "redirect:/desk/baskets/" + member;
        } catch (Refused refused) {
            show(site, member, service, form, model);
            model.addAttribute("refused", refused);
            return new ModelAndView("desk/new-how-many", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private void show(Site site, MemberId member, String service, GatherForm form, Model model) {
        model.addAttribute("member", deskOrders.member(site, member));
        model.addAttribute("chosen", shop.offer(site, service));
        model.addAttribute("form", form);
        model.addAttribute("once", UUID.randomUUID().toString());
    }

    private static @Nullable String blank(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
