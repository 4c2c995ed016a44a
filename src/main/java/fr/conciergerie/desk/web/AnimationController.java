package fr.conciergerie.desk.web;

import fr.conciergerie.animations.AnimationId;
import fr.conciergerie.animations.AnimationStatus;
import fr.conciergerie.animations.AnimationWaitingLists;
import fr.conciergerie.animations.Animations;
import fr.conciergerie.animations.Efforts;
import fr.conciergerie.animations.PassersBy;
import fr.conciergerie.animations.RegistrationId;
import fr.conciergerie.animations.RegistrationTerms;
import fr.conciergerie.animations.Registrations;
import fr.conciergerie.bookings.Attendance;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.WorkTime;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Animations at the desk: what takes place here, who is registered, who came. */
@Controller
@RequestMapping("/desk/animations")
class AnimationController {

    private static final int DAYS_AHEAD = 31;
    private static final int LONGEST_SHOWN = 20;

    private final DeskSites sites;
    private final Animations animations;
    private final Registrations registrations;
    private final AnimationWaitingLists waiting;
    private final Efforts efforts;
    private final PassersBy passersBy;
    private final DayClock dayClock;
    private final Clock clock;

    AnimationController(
            DeskSites sites,
            Animations animations,
            Registrations registrations,
            AnimationWaitingLists waiting,
            Efforts efforts,
            PassersBy passersBy,
            DayClock dayClock,
            Clock clock) {
        this.sites = sites;
        this.animations = animations;
        this.registrations = registrations;
        this.waiting = waiting;
        this.efforts = efforts;
        this.passersBy = passersBy;
        this.dayClock = dayClock;
        this.clock = clock;
    }

    /** Those of today first, then those of which it can still be said who came, then what comes. */
    @GetMapping
    ModelAndView all(Actor actor, HttpSession session) {
        var site = sites.current(actor, session).site();
        var today = dayClock.todayAt(site.zone());
        var near = animations
                .at(actor, site, today.minusDays(Registrations.ATTENDANCE_OPEN.toDays()), today.plusDays(DAYS_AHEAD))
                .stream()
                .filter(it -> it.status() != AnimationStatus.DRAFT && it.status() != AnimationStatus.CANCELLED)
                .toList();
        var page = new ModelAndView("desk/animations");
        page.addObject("site", site);
        page.addObject("calls", passersBy.toCall(site));
        page.addObject(
                "today",
                near.stream()
                        .filter(it -> !it.times().day().isAfter(today)
                                && !it.times().ends().toLocalDate().isBefore(today))
                        .toList());
        page.addObject(
                "past",
                near.stream()
                        .filter(it -> it.times().ends().toLocalDate().isBefore(today))
                        .toList()
                        .reversed());
        page.addObject(
                "coming",
                near.stream().filter(it -> it.times().day().isAfter(today)).toList());
        return page;
    }

    @GetMapping("/{event}")
    ModelAndView animation(Actor actor, @PathVariable("event") AnimationId animation) {
        var page = new ModelAndView("desk/animation");
        page.addObject("it", animations.animation(actor, animation));
        page.addObject("registered", registrations.of(actor, animation));
        page.addObject("waiting", waiting.of(actor, animation));
        page.addObject("now", clock.instant());
        return page;
    }

    @PostMapping("/{event}/registrations/{registration}/attendance")
    ModelAndView attendance(
            Actor actor,
            @PathVariable("event") AnimationId animation,
            @PathVariable RegistrationId registration,
            FilledForm form) {
        registrations.registration(actor, registration);
        var answer = form.choice("attendance", Attendance.class);
        return form.send(() -> animation(actor, animation), () -> {
            registrations.attendance(actor, registration, answer.get(), form.version());
            return to(animation) + "#registered";
        });
    }

    /** The number of a place, typed or read from what somebody shows at the door. */
    @PostMapping("/{event}/arrivals")
    ModelAndView arrival(
            Actor actor, @PathVariable("event") AnimationId animation, FilledForm form, RedirectAttributes redirect) {
        animations.animation(actor, animation);
        var place = form.read(
                "code",
                typed -> registrations
                        .numbered(actor, animation, typed)
                        .orElseThrow(() -> new Refused("desk.animations.number-unknown", shortened(typed))));
        form.otherErrorsAt("code");
        return form.send(() -> animation(actor, animation), () -> {
            var it = registrations.attendance(
                    actor, place.get().id(), Attendance.ATTENDED, place.get().version());
            Flash.done(redirect, "desk.animations.arrived", Objects.requireNonNullElse(it.name(), "—"), it.places());
            return to(animation) + "#arrivals";
        });
    }

    private static String shortened(String typed) {
        var shown = typed.strip();
        return shown.length() <= LONGEST_SHOWN ? shown : shown.substring(0, LONGEST_SHOWN) + "…";
    }

    @PostMapping("/{event}/walk-ins")
    ModelAndView walkIns(
            Actor actor, @PathVariable("event") AnimationId animation, FilledForm form, RedirectAttributes redirect) {
        animations.animation(actor, animation);
        var walkIns = form.number("walkIns", 0, RegistrationTerms.LARGEST);
        return form.send(() -> animation(actor, animation), () -> {
            animations.countWalkIns(actor, animation, form.version(), walkIns.get());
            Flash.done(redirect, "animations.walk-ins-counted", walkIns.get());
            return to(animation);
        });
    }

    /** How long the client's own event took whoever was there. */
    @PostMapping("/{event}/effort")
    ModelAndView effort(
            Actor actor, @PathVariable("event") AnimationId animation, FilledForm form, RedirectAttributes redirect) {
        animations.animation(actor, animation);
        var actual = form.readIfAny("actual", WorkTime::minutes);
        form.errorAt(
                "actual", "animations.effort.out-of-bounds", "animations.not-yet", "animations.does-not-take-place");
        return form.send(() -> animation(actor, animation), () -> {
            efforts.took(actor, animation, form.version(), actual);
            Flash.done(redirect, "animations.effort.saved");
            return to(animation);
        });
    }

    private static String to(AnimationId animation) {
        return "redirect:/desk/animations/" + animation;
    }
}
