package fr.conciergerie.animations.web;

import fr.conciergerie.animations.AnimationId;
import fr.conciergerie.animations.AnimationStatus;
import fr.conciergerie.animations.AnimationView;
import fr.conciergerie.animations.AnimationWaitingLists;
import fr.conciergerie.animations.AnimationWaitingView;
import fr.conciergerie.animations.Animations;
import fr.conciergerie.animations.RegistrationTerms;
import fr.conciergerie.animations.Registrations;
import fr.conciergerie.animations.Registrations.Mine;
import fr.conciergerie.animations.web.AnimationsPage.Waited;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.waiting.WaitingEntryId;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.api.Idempotency;
import fr.conciergerie.web.api.IdempotencyKey;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A member's animations: what takes place at their sites, a place is taken and given back. */
@Controller
@RequestMapping("/animations")
class AnimationController {

    private static final int DAYS_SHOWN = 92;
    private static final int MOST_OF_MINE = 50;

    private final Animations animations;
    private final Registrations registrations;
    private final AnimationWaitingLists waiting;
    private final Idempotency idempotency;
    private final DayClock dayClock;
    private final Clock clock;

    AnimationController(
            Animations animations,
            Registrations registrations,
            AnimationWaitingLists waiting,
            Idempotency idempotency,
            DayClock dayClock,
            Clock clock) {
        this.animations = animations;
        this.registrations = registrations;
        this.waiting = waiting;
        this.idempotency = idempotency;
        this.dayClock = dayClock;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView all(Actor actor) {
        var now = clock.instant();
        var today = dayClock.today();
        var mine = registrations.mine(actor, MOST_OF_MINE);
        var coming = mine.stream()
                .filter(it -> !it.animation().isOver(now) && it.animation().status() != AnimationStatus.CANCELLED)
                .sorted(Comparator.comparing(it -> it.animation().times().startsAt()))
                .toList();
        var shown = animations.between(actor, today, today.plusDays(DAYS_SHOWN)).stream()
                .filter(it -> !it.isOver(now))
                .toList();
        var entries = waiting.mine(actor).stream()
                .collect(Collectors.toMap(AnimationWaitingView::animation, Function.identity()));
        var days = shown.stream()
                .collect(Collectors.groupingBy(it -> it.times().day(), TreeMap::new, Collectors.toList()));
        return new ModelAndView(
                "animations/animations",
                "it",
                new AnimationsPage(
                        coming,
                        mine.stream().filter(it -> it.animation().isOver(now)).toList(),
                        shown.stream()
                                .flatMap(it ->
                                        Optional.ofNullable(entries.get(it.id())).map(e -> new Waited(it, e)).stream())
                                .toList(),
                        days,
                        coming.stream()
                                .map(Mine::animation)
                                .map(AnimationView::id)
                                .collect(Collectors.toSet()),
                        now));
    }

    @GetMapping("/{event}")
    ModelAndView animation(Actor actor, @PathVariable("event") AnimationId animation) {
        var it = animations.animation(actor, animation);
        return new ModelAndView(
                "animations/animation",
                "it",
                new AnimationPage(
                        it,
                        registrations.mine(actor, animation).orElse(null),
                        waiting.mine(actor, animation).orElse(null),
                        it.isOver(clock.instant()) ? List.of() : registrations.meanwhile(actor, it),
                        animations.series(actor, it),
                        clock.instant(),
                        UUID.randomUUID()));
    }

    /** Takes a place, or says how many guests come; where there is none left the form comes back as it was filled in. */
    @PostMapping("/{event}/registration")
    ModelAndView register(
            Actor actor,
            @PathVariable("event") AnimationId animation,
            FilledForm form,
            IdempotencyKey key,
            RedirectAttributes redirect) {
        animations.animation(actor, animation);
        var guests = guests(form);
        var full = new AtomicBoolean();
        var answer = form.send(
                () -> animation(actor, animation),
                () -> idempotency.onceForm(
                        key, List.of(animation.toString(), guests.get().toString()), () -> {
                            try {
                                registrations.register(actor, animation, null, guests.get());
                            } catch (Refused refused) {
                                full.set(Registrations.isFull(refused));
                                throw refused;
                            }
                            Flash.sent(redirect, "animations.registered");
                            return to(animation);
                        }));
        if (full.get()) {
            // Somebody was quicker: what was asked for is as it should be.
            answer.setStatus(HttpStatus.CONFLICT);
        }
        return answer;
    }

    @PostMapping("/{event}/unregistration")
    String unregister(
            Actor actor, @PathVariable("event") AnimationId animation, FilledForm form, RedirectAttributes redirect) {
        animations.animation(actor, animation);
        registrations.mine(actor, animation).ifPresent(it -> registrations.unregister(actor, it.id(), form.version()));
        Flash.done(redirect, "animations.given-back");
        return to(animation);
    }

    /** At the end of the waiting list; whoever is on it already stays where they are. */
    @PostMapping("/{event}/waiting")
    ModelAndView join(
            Actor actor,
            @PathVariable("event") AnimationId animation,
            FilledForm form,
            IdempotencyKey key,
            RedirectAttributes redirect) {
        animations.animation(actor, animation);
        var guests = guests(form);
        return form.send(
                () -> animation(actor, animation),
                () -> idempotency.onceForm(
                        key, List.of(animation.toString(), guests.get().toString()), () -> {
                            var entry = waiting.join(actor, animation, null, guests.get());
                            Flash.done(redirect, "animations.waiting.joined", entry.rank());
                            return to(animation);
                        }));
    }

    @PostMapping("/waiting/{entry}/leave")
    String leave(Actor actor, @PathVariable WaitingEntryId entry, RedirectAttributes redirect) {
        var animation = waiting.leave(actor, entry);
        Flash.done(redirect, "animations.waiting.left");
        return to(animation);
    }

    private static Supplier<Integer> guests(FilledForm form) {
        Supplier<Integer> guests =
                form.has("guests") ? form.number("guests", 0, RegistrationTerms.MOST_GUESTS) : () -> 0;
        form.otherErrorsAt("guests");
        return guests;
    }

    private static String to(AnimationId animation) {
        return "redirect:/animations/" + animation;
    }
}
