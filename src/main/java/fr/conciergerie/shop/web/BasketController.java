package fr.conciergerie.shop.web;

import fr.conciergerie.orders.BeginAtOnceWords;
import fr.conciergerie.orders.Channel;
import fr.conciergerie.orders.CommonTerms;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.organisations.Identities;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shop.BasketOwner;
import fr.conciergerie.shop.Baskets;
import fr.conciergerie.shop.ChosenSites;
import fr.conciergerie.shop.Shop;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Dictionary;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.FormErrors;
import fr.conciergerie.web.api.Idempotency;
import fr.conciergerie.web.api.IdempotencyKey;
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

/** The basket: looked over, corrected, ordered. */
@Controller
@RequestMapping("/basket")
class BasketController {

    private final Baskets baskets;
    private final ChosenSites sites;
    private final Shop shop;
    private final Idempotency idempotency;
    private final Identities identities;
    private final Dictionary dictionary;

    BasketController(
            Baskets baskets,
            ChosenSites sites,
            Shop shop,
            Idempotency idempotency,
            Identities identities,
            Dictionary dictionary) {
        this.baskets = baskets;
        this.sites = sites;
        this.shop = shop;
        this.idempotency = idempotency;
        this.identities = identities;
        this.dictionary = dictionary;
    }

    @GetMapping
    String basket(Actor actor, Model model) {
        show(actor, model, FormErrors.NONE, null);
        return "shop/basket";
    }

    /** Orders what was on the page; a second click, or a second tab, finds the same order. */
    @PostMapping
    Object order(Actor actor, OrderForm form, IdempotencyKey key, Model model) {
        var errors = form.check();
        checkWords(actor, form, errors);
        if (errors.any()) {
            return again(actor, model, errors, null, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            return idempotency.onceForm(
                    key,
                    form,
                    () -> "redirect:/orders/"
                            + baskets.order(
                                            actor,
                                            BasketOwner.of(actor),
                                            mySite(actor),
                                            Channel.ONLINE,
                                            form.lines(),
                                            form.terms(),
                                            form.start())
                                    .id()
                            + "/placed");
        } catch (Refused refused) {
            return again(
                    actor,
                    model,
                    FormErrors.NONE,
                    refused,
                    refused.kind() == Refused.Kind.CONFLICT ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    /** What is ticked is what was read: the terms that are in force, and the sentence that we show. */
    private void checkWords(Actor actor, OrderForm form, FormErrors errors) {
        var version = CommonTerms.versionOf(identities.identity().terms());
        if (form.terms() != null) {
            errors.check(form.terms().equals(version), "terms", "orders.terms-changed", version);
        }
        if (form.start() != null) {
            errors.check(
                    BeginAtOnceWords.are(form.start(), dictionary),
                    "start",
                    "orders.begin-at-once-in-other-words",
                    dictionary.words(actor.locale()).say("orders.begin-at-once"));
        }
    }

    @PostMapping("/lines/{line}/quantity")
    Object quantity(Actor actor, @PathVariable UUID line, @RequestParam @Nullable String quantity, Model model) {
        try {
            baskets.setQuantity(BasketOwner.of(actor), line, Quantity.read(quantity));
            return "redirect:/basket";
        } catch (Refused refused) {
            var errors = new FormErrors();
            errors.add("quantity-" + line, refused);
            model.addAttribute("typed", quantity == null ? "" : quantity);
            return again(actor, model, errors, null, HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping("/lines/{line}/removal")
    String remove(Actor actor, @PathVariable UUID line) {
        baskets.remove(BasketOwner.of(actor), line);
        return "redirect:/basket";
    }

    @PostMapping("/lines/{line}/return")
    String putBack(Actor actor, @PathVariable UUID line) {
        baskets.putBack(BasketOwner.of(actor), line);
        return "redirect:/basket";
    }

    /** The same as in a former order, at today's prices. */
    @PostMapping("/former/{order}")
    String again(Actor actor, @PathVariable OrderId order, RedirectAttributes redirect) {
        int added = baskets.addAgain(actor, mySite(actor), order);
        if (added == 0) {
            Flash.warn(redirect, "shop.basket.nothing-again");
            return "redirect:/orders/" + order;
        }
        Flash.done(redirect, "shop.basket.added-again", added);
        return "redirect:/basket";
    }

    /** What was put into the basket of another site comes along, as far as it is sold here. */
    @PostMapping("/elsewhere/{site}")
    String takeAlong(Actor actor, @PathVariable String site, RedirectAttributes redirect) {
        var from = shop.site(actor, site);
        var here = mySite(actor);
        if (!from.id().equals(here.id())) {
            flash(baskets.takeAlong(BasketOwner.of(actor), from, here), from, redirect);
        }
        return "redirect:/basket";
    }

    private static void flash(Baskets.TakenAlong along, Site from, RedirectAttributes redirect) {
        var taken = String.join(", ", along.taken());
        var left = String.join(", ", along.left());
        if (taken.isEmpty() && left.isEmpty()) {
            // Everything came along already: the button was pressed twice.
            return;
        }
        if (taken.isEmpty()) {
            Flash.warn(redirect, "shop.basket.taken-none", from.name());
        } else if (left.isEmpty()) {
            Flash.done(redirect, "shop.basket.taken-all", taken);
        } else {
            Flash.warn(redirect, "shop.basket.taken-some", taken, left, from.name());
        }
    }

    private ModelAndView again(
            Actor actor, Model model, FormErrors errors, @Nullable Refused refused, HttpStatus status) {
        show(actor, model, errors, refused);
        return new ModelAndView("shop/basket", model.asMap(), status);
    }

    private void show(Actor actor, Model model, FormErrors errors, @Nullable Refused refused) {
        var site = mySite(actor);
        model.addAttribute(
                "basket",
                new BasketPage(
                        site,
                        baskets.basket(BasketOwner.of(actor), site),
                        shop.nextSessions(site, 1).stream().findFirst().orElse(null),
                        identities.identity(),
                        UUID.randomUUID(),
                        elsewhere(actor, site)));
        model.addAttribute("errors", errors);
        model.addAttribute("refused", refused);
    }

    private List<BasketPage.Elsewhere> elsewhere(Actor actor, Site site) {
        var things = baskets.elsewhere(BasketOwner.of(actor), site);
        return things.isEmpty()
                ? List.of()
                : shop.sites(actor).stream()
                        .map(it -> new BasketPage.Elsewhere(it, things.getOrDefault(it.id(), 0)))
                        .filter(it -> it.things() > 0)
                        .toList();
    }

    private Site mySite(Actor actor) {
        return sites.of(actor).orElseThrow(() -> new NotFound("site of member " + actor.subject()));
    }
}
