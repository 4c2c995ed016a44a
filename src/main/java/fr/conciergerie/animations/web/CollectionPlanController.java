package fr.conciergerie.animations.web;

import fr.conciergerie.animations.AnimationId;
import fr.conciergerie.animations.AnimationKind;
import fr.conciergerie.animations.Animations;
import fr.conciergerie.animations.Capacity;
import fr.conciergerie.animations.CollectionDetails;
import fr.conciergerie.animations.CollectionId;
import fr.conciergerie.animations.Collections;
import fr.conciergerie.animations.GoodUnit;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.partners.PartnerFilter;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.partners.Partners;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.api.Idempotency;
import fr.conciergerie.web.api.IdempotencyKey;
import fr.conciergerie.web.ui.Choice;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the manager does with collections: opens them, reads their balance, closes them. */
@Controller
@RequestMapping("/operator/collections")
class CollectionPlanController {

    private static final int MOST_PARTNERS = 500;
    private static final int LONGEST_LIST = 2_000;
    private static final int MONTHS_AROUND = 3;

    private final Collections collections;
    private final Animations animations;
    private final Organisations organisations;
    private final Partners partners;
    private final Idempotency idempotency;
    private final DayClock dayClock;

    CollectionPlanController(
            Collections collections,
            Animations animations,
            Organisations organisations,
            Partners partners,
            Idempotency idempotency,
            DayClock dayClock) {
        this.collections = collections;
        this.animations = animations;
        this.organisations = organisations;
        this.partners = partners;
        this.idempotency = idempotency;
        this.dayClock = dayClock;
    }

    @GetMapping
    ModelAndView all(Actor actor) {
        return new ModelAndView("animations/collections", "collections", collections.all(actor));
    }

    @GetMapping("/new")
    ModelAndView form(Actor actor) {
        var page = new ModelAndView("animations/collection-form");
        var today = dayClock.today();
        page.addObject(
                "sites",
                organisations.sites().stream()
                        .map(it -> new Choice(it.slug(), it.name()))
                        .toList());
        page.addObject(
                "partners",
                partners.list(PartnerFilter.ACTIVE, null, MOST_PARTNERS).items().stream()
                        .map(it -> new Choice(it.id().toString(), it.name()))
                        .toList());
        page.addObject(
                "animations",
                animations.between(actor, today.minusMonths(MONTHS_AROUND), today.plusMonths(MONTHS_AROUND)).stream()
                        .filter(it -> it.details().kind() == AnimationKind.COLLECTION)
                        .map(it -> new Choice(it.id().toString(), it.details().title()))
                        .toList());
        page.addObject("once", UUID.randomUUID().toString());
        return page;
    }

    @PostMapping
    ModelAndView open(Actor actor, FilledForm form, IdempotencyKey key, RedirectAttributes redirect) {
        var title = form.text("title", CollectionDetails.LONGEST_TITLE);
        var animation = form.readIfAny(
                "animation",
                it -> animations.animation(actor, AnimationId.of(it)).id());
        var association = form.choice(
                "association",
                it -> partners.partner(new PartnerId(UUID.fromString(it))).id());
        var site = form.choice("site", organisations::siteId);
        var place = form.textIfAny("place", CollectionDetails.LONGEST_PLACE);
        var first = form.day("firstDay");
        var last = form.day("lastDay");
        form.inOrder("firstDay", "lastDay", "animations.ends-before-it-begins");
        var pieces = lines(form, "pieces");
        var weighed = lines(form, "weighed");
        var refused = lines(form, "refused");
        var unit = form.choiceIfAny("capacityUnit", GoodUnit.class);
        var measured = unit == null ? GoodUnit.PIECES : unit;
        var capacity = form.readIfAny("capacity", it -> new Capacity(measured, Amounts.amount(it, measured)));
        form.check(
                form.typed("capacity").isBlank() == form.typed("capacityUnit").isBlank(),
                "capacityUnit",
                "animations.collection.capacity-half-said");
        form.errorAt(
                "pieces",
                "animations.collection.needs-goods",
                "animations.collection.too-many-goods",
                "animations.collection.good-too-long");
        form.errorAt("animation", "animations.collection.not-a-collection");
        return form.send(
                () -> form(actor),
                () -> idempotency.onceForm(key, form.fields(), () -> {
                    var id = collections.open(new CollectionDetails(
                            title,
                            animation,
                            association.get(),
                            site.get(),
                            place,
                            first.get(),
                            last.get(),
                            pieces,
                            weighed,
                            refused,
                            capacity));
                    Flash.done(redirect, "animations.collection.opened");
                    return "redirect:/operator/collections/" + id;
                }));
    }

    @GetMapping("/{collection}")
    ModelAndView collection(Actor actor, @PathVariable CollectionId collection) {
        var page = new ModelAndView("animations/collection");
        page.addObject("it", collections.collection(actor, collection));
        page.addObject("balance", collections.balance(actor, collection));
        page.addObject("lots", collections.lots(actor, collection));
        return page;
    }

    @PostMapping("/{collection}/closure")
    String close(Actor actor, @PathVariable CollectionId collection, FilledForm form, RedirectAttributes redirect) {
        collections.close(actor, collection, form.version());
        Flash.done(redirect, "animations.collection.closed");
        return "redirect:/operator/collections/" + collection;
    }

    /** A good a line. */
    private static List<String> lines(FilledForm form, String field) {
        return form.textIfAny(field, LONGEST_LIST).lines().toList();
    }
}
