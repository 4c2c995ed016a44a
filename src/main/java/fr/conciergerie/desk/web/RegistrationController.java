package fr.conciergerie.desk.web;

import fr.conciergerie.animations.AnimationId;
import fr.conciergerie.animations.AnimationWaitingLists;
import fr.conciergerie.animations.Animations;
import fr.conciergerie.animations.RegistrationId;
import fr.conciergerie.animations.RegistrationTerms;
import fr.conciergerie.animations.Registrations;
import fr.conciergerie.desk.DeskOrders;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.MemberSummary;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.waiting.WaitingEntryId;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.api.Idempotency;
import fr.conciergerie.web.api.IdempotencyKey;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A place in an animation for somebody who stands at the desk or telephones: taken, waited for, given back. */
@Controller
@RequestMapping("/desk/animations")
class RegistrationController {

    private final DeskSites sites;
    private final DeskPeople deskPeople;
    private final DeskOrders deskOrders;
    private final Organisations organisations;
    private final Animations animations;
    private final Registrations registrations;
    private final AnimationWaitingLists waiting;
    private final Idempotency idempotency;
    private final Clock clock;

    RegistrationController(
            DeskSites sites,
            DeskPeople deskPeople,
            DeskOrders deskOrders,
            Organisations organisations,
            Animations animations,
            Registrations registrations,
            AnimationWaitingLists waiting,
            Idempotency idempotency,
            Clock clock) {
        this.sites = sites;
        this.deskPeople = deskPeople;
        this.deskOrders = deskOrders;
        this.organisations = organisations;
        this.animations = animations;
        this.registrations = registrations;
        this.waiting = waiting;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @GetMapping("/{event}/people")
    ModelAndView who(
            Actor actor,
            HttpSession session,
            @PathVariable("event") AnimationId animation,
            @RequestParam(defaultValue = "") String query) {
        var page = new ModelAndView("desk/animation-people");
        page.addObject("it", animations.animation(actor, animation));
        page.addObject("query", query);
        page.addObject("people", deskPeople.find(actor, sites.current(actor, session), query));
        return page;
    }

    @GetMapping("/{event}/people/{member}")
    ModelAndView person(
            Actor actor,
            HttpSession session,
            @PathVariable("event") AnimationId animation,
            @PathVariable MemberId member) {
        var registration = registrations.of(actor, animation).stream()
                .filter(it -> member.equals(it.member()))
                .findFirst();
        var entry = waiting.of(actor, animation).stream()
                .filter(it -> member.equals(it.member()))
                .findFirst();
        // Whoever is on the list may be of another site of the same animation.
        var whom = registration.isPresent() || entry.isPresent()
                ? organisations.summary(member)
                : member(actor, session, animation, member);
        return new ModelAndView(
                "desk/animation-person",
                "it",
                new AnimationPerson(
                        whom,
                        animations.animation(actor, animation),
                        registrations.isFor(actor, animation, member),
                        registration.orElse(null),
                        entry.orElse(null),
                        clock.instant(),
                        UUID.randomUUID()));
    }

    /** Somebody for whom it is, or who is served at this desk; others do not exist. */
    private MemberSummary member(Actor actor, HttpSession session, AnimationId animation, MemberId member) {
        return registrations.isFor(actor, animation, member)
                ? organisations.summary(member)
                : deskOrders.member(sites.current(actor, session).site(), member);
    }

    /** Takes a place for them, or says how many guests come; where there is none left the form comes back as it was filled in. */
    @PostMapping("/{event}/people/{member}/registration")
    ModelAndView register(
            Actor actor,
            HttpSession session,
            @PathVariable("event") AnimationId animation,
            @PathVariable MemberId member,
            FilledForm form,
            IdempotencyKey key,
            RedirectAttributes redirect) {
        var whom = member(actor, session, animation, member);
        var guests = guests(form);
        var full = new AtomicBoolean();
        var answer = form.send(
                () -> person(actor, session, animation, member),
                () -> idempotency.onceForm(key, asked(animation, member, guests), () -> {
                    try {
                        registrations.register(actor, animation, member, guests.get());
                    } catch (Refused refused) {
                        full.set(Registrations.isFull(refused));
                        throw refused;
                    }
                    Flash.done(redirect, "desk.animations.registered", whom.name());
                    return to(animation);
                }));
        if (full.get()) {
            answer.setStatus(HttpStatus.CONFLICT);
        }
        return answer;
    }

    @PostMapping("/{event}/people/{member}/waiting")
    ModelAndView join(
            Actor actor,
            HttpSession session,
            @PathVariable("event") AnimationId animation,
            @PathVariable MemberId member,
            FilledForm form,
            IdempotencyKey key,
            RedirectAttributes redirect) {
        var whom = member(actor, session, animation, member);
        var guests = guests(form);
        return form.send(
                () -> person(actor, session, animation, member),
                () -> idempotency.onceForm(key, asked(animation, member, guests), () -> {
                    var entry = waiting.join(actor, animation, member, guests.get());
                    Flash.done(redirect, "desk.animations.waits", whom.name(), entry.rank());
                    return to(animation);
                }));
    }

    @PostMapping("/{event}/registrations/{registration}/cancellation")
    String unregister(
            Actor actor,
            @PathVariable("event") AnimationId animation,
            @PathVariable RegistrationId registration,
            FilledForm form,
            RedirectAttributes redirect) {
        registrations.unregister(actor, registration, form.version());
        Flash.done(redirect, "desk.animations.given-back");
        return to(animation);
    }

    @PostMapping("/waiting/{entry}/leave")
    String leave(Actor actor, @PathVariable WaitingEntryId entry, RedirectAttributes redirect) {
        var animation = waiting.leave(actor, entry);
        Flash.done(redirect, "desk.animations.waits-no-more");
        return to(animation);
    }

    private static Supplier<Integer> guests(FilledForm form) {
        var guests = form.number("guests", 0, RegistrationTerms.MOST_GUESTS);
        form.otherErrorsAt("guests");
        return guests;
    }

    private static List<String> asked(AnimationId animation, MemberId member, Supplier<Integer> guests) {
        return List.of(animation.toString(), member.toString(), guests.get().toString());
    }

    private static String to(AnimationId animation) {
        return "redirect:/desk/animations/" + animation;
    }
}
