package fr.conciergerie.animations.web;

import fr.conciergerie.animations.AnimationId;
import fr.conciergerie.animations.AnimationStatus;
import fr.conciergerie.animations.AnimationView;
import fr.conciergerie.animations.Animations;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What was planned on several days in one act: announced together, and what is still to come of it cancelled together. */
@Controller
@RequestMapping("/operator/animations/{event}/series")
class SeriesController {

    private static final int LONGEST_REASON = 500;

    private final Animations animations;
    private final Clock clock;

    SeriesController(Animations animations, Clock clock) {
        this.animations = animations;
        this.clock = clock;
    }

    /** All that are drafts. */
    @PostMapping("/publication")
    String publish(
            Actor actor, @PathVariable("event") AnimationId animation, FilledForm form, RedirectAttributes redirect) {
        var read = read(form, ofSeries(actor, animation));
        animations.publish(read);
        Flash.done(redirect, "animations.series.published", read.size());
        return to(animation);
    }

    /** Asks once more, with each that would be cancelled and how many come to it. */
    @GetMapping("/cancellation")
    ModelAndView askToCancel(Actor actor, @PathVariable("event") AnimationId animation) {
        var now = clock.instant();
        var page = new ModelAndView("animations/series-cancellation");
        page.addObject("it", animations.animation(actor, animation));
        page.addObject(
                "rest",
                ofSeries(actor, animation).stream()
                        .filter(it -> it.status() == AnimationStatus.PUBLISHED && !it.hasBegun(now))
                        .toList());
        return page;
    }

    @PostMapping("/cancellation")
    ModelAndView cancel(
            Actor actor, @PathVariable("event") AnimationId animation, FilledForm form, RedirectAttributes redirect) {
        var read = read(form, ofSeries(actor, animation));
        var reason = form.text("reason", LONGEST_REASON);
        return form.send(() -> askToCancel(actor, animation), () -> {
            animations.cancel(read, reason);
            Flash.done(redirect, "animations.series.cancelled", read.size());
            return to(animation);
        });
    }

    private List<AnimationView> ofSeries(Actor actor, AnimationId animation) {
        return animations.series(actor, animations.animation(actor, animation));
    }

    /** Each of them that was on the page, as it was read. */
    private static Map<AnimationId, Integer> read(FilledForm form, List<AnimationView> series) {
        var versions = SeriesForm.read(form, series);
        if (versions.isEmpty()) {
            throw Refused.conflict("animations.series.nothing-left");
        }
        return versions;
    }

    private static String to(AnimationId animation) {
        return "redirect:/operator/animations/" + animation;
    }
}
