package fr.conciergerie.animations.web;

import fr.conciergerie.animations.AnimationDetails;
import fr.conciergerie.animations.AnimationId;
import fr.conciergerie.animations.AnimationStatus;
import fr.conciergerie.animations.AnimationView;
import fr.conciergerie.animations.Animations;
import fr.conciergerie.animations.Collections;
import fr.conciergerie.animations.Feedback;
import fr.conciergerie.animations.Feedback.Said;
import fr.conciergerie.animations.ProposalRequest;
import fr.conciergerie.animations.Proposals;
import fr.conciergerie.animations.RegistrationTerms;
import fr.conciergerie.animations.Registrations;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.api.Idempotency;
import fr.conciergerie.web.api.IdempotencyKey;
import fr.conciergerie.web.ui.Choice;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The coordinator's page of animations: what takes place for their people, how many come, and what they would like to have. */
@Controller
@RequestMapping("/coordination/animations")
class ClientEventController {

    private static final int MONTHS_BACK = 12;
    private static final int MONTHS_AHEAD = 6;

    private final Animations animations;
    private final Registrations registrations;
    private final ObjectProvider<Feedback> feedback;
    private final Proposals proposals;
    private final Collections collections;
    private final Organisations organisations;
    private final Idempotency idempotency;
    private final DayClock dayClock;

    ClientEventController(
            Animations animations,
            Registrations registrations,
            ObjectProvider<Feedback> feedback,
            Proposals proposals,
            Collections collections,
            Organisations organisations,
            Idempotency idempotency,
            DayClock dayClock) {
        this.animations = animations;
        this.registrations = registrations;
        this.feedback = feedback;
        this.proposals = proposals;
        this.collections = collections;
        this.organisations = organisations;
        this.idempotency = idempotency;
        this.dayClock = dayClock;
    }

    @GetMapping
    ModelAndView all(Actor actor) {
        var today = dayClock.today();
        var shown = animations
                .between(actor, today.minusMonths(MONTHS_BACK), today.plusMonths(MONTHS_AHEAD))
                .reversed();
        var page = new ModelAndView("animations/coordination");
        page.addObject("animations", shown);
        page.addObject(
                "told",
                registrations.told(actor, shown.stream().map(AnimationView::id).toList()));
        page.addObject("said", said(actor, shown));
        page.addObject("collections", collections.outcomes(actor, today.minusMonths(MONTHS_BACK)));
        page.addObject("proposals", proposals.ofOrganisation(actor));
        return page;
    }

    private Map<AnimationId, Said> said(Actor coordinator, List<AnimationView> shown) {
        var over = shown.stream()
                .filter(it -> it.status() == AnimationStatus.HELD)
                .map(AnimationView::id)
                .toList();
        return feedback.stream()
                .findFirst()
                .map(it -> it.told(over, new OrganisationId(coordinator.requireSubject())))
                .orElse(Map.of());
    }

    @GetMapping("/new")
    ModelAndView form(Actor actor) {
        var page = new ModelAndView("animations/proposal-form");
        page.addObject(
                "sites",
                organisations.sitesVisibleTo(actor).stream()
                        .map(it -> new Choice(it.slug(), it.name()))
                        .toList());
        page.addObject("today", dayClock.today());
        page.addObject("once", UUID.randomUUID().toString());
        return page;
    }

    @PostMapping("/proposals")
    ModelAndView ask(Actor actor, FilledForm form, IdempotencyKey key, RedirectAttributes redirect) {
        var today = dayClock.today();
        var title = form.text("title", AnimationDetails.LONGEST_TITLE);
        var site = form.choice("site", it -> site(actor, it));
        var day = form.day("day", it -> !it.isBefore(today), "animations.proposal.day-is-over");
        var from = form.time("from");
        var until = form.time("until");
        var people = form.number("people", 1, RegistrationTerms.LARGEST);
        var place = form.textIfAny("place", AnimationDetails.LONGEST_PLACE);
        var toBring = form.textIfAny("toBring", ProposalRequest.LONGEST_TO_BRING);
        form.errorAt("until", "animations.ends-before-it-begins");
        return form.send(
                () -> form(actor),
                () -> idempotency.onceForm(key, form.fields(), () -> {
                    proposals.ask(
                            actor,
                            new ProposalRequest(
                                    title,
                                    site.get().id(),
                                    day.get(),
                                    from.get(),
                                    until.get(),
                                    people.get(),
                                    place.isEmpty() ? null : place,
                                    toBring.isEmpty() ? null : toBring));
                    Flash.done(redirect, "animations.proposal.asked");
                    return "redirect:/coordination/animations";
                }));
    }

    private Site site(Actor actor, String slug) {
        return organisations.sitesVisibleTo(actor).stream()
                .filter(it -> it.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new NotFound("site " + slug));
    }
}
