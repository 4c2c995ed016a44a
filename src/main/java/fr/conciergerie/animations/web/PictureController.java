package fr.conciergerie.animations.web;

import fr.conciergerie.animations.AnimationId;
import fr.conciergerie.animations.AnimationStatus;
import fr.conciergerie.animations.AnimationView;
import fr.conciergerie.animations.Animations;
import fr.conciergerie.animations.PictureWords;
import fr.conciergerie.animations.Pictures;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The picture of an event: shown to those who see the event, chosen and taken away by the manager. */
@Controller
class PictureController {

    private static final Duration KEPT = Duration.ofHours(1);

    private final Pictures pictures;
    private final Animations animations;
    private final Clock clock;

    PictureController(Pictures pictures, Animations animations, Clock clock) {
        this.pictures = pictures;
        this.animations = animations;
        this.clock = clock;
    }

    /** Only the browser of whoever sees the event keeps it, for a while. */
    @GetMapping({
        "/animations/{event}/picture.jpg",
        "/coordination/animations/{event}/picture.jpg",
        "/desk/animations/{event}/picture.jpg",
        "/operator/animations/{event}/picture.jpg"
    })
    ResponseEntity<byte[]> jpeg(Actor actor, @PathVariable("event") AnimationId animation) {
        var picture = animations.animation(actor, animation).picture();
        if (picture == null) {
            throw new NotFound("picture of animation " + animation);
        }
        return PictureAnswer.of(
                picture, pictures.jpeg(animation), CacheControl.maxAge(KEPT).cachePrivate());
    }

    @GetMapping("/operator/animations/{event}/picture")
    ModelAndView form(Actor actor, @PathVariable("event") AnimationId animation) {
        var it = animations.animation(actor, animation);
        var series = animations.series(actor, it);
        var now = clock.instant();
        return new ModelAndView("animations/picture", "it", it)
                .addObject("toCome", others(it, series, one -> isToCome(one, now)))
                .addObject("showing", others(it, series, one -> one.picture() != null))
                .addObject("now", now);
    }

    /** Without another file only the words change. */
    @PostMapping("/operator/animations/{event}/picture")
    ModelAndView show(
            Actor actor,
            @PathVariable("event") AnimationId animation,
            @RequestParam(required = false) @Nullable MultipartFile file,
            FilledForm form,
            RedirectAttributes redirect) {
        var it = animations.animation(actor, animation);
        boolean other = it.picture() == null || file != null && !file.isEmpty();
        var upload = other ? form.file("file", file, "animations.picture.none-chosen") : new byte[0];
        var alternative = form.text("alternative", PictureWords.LONGEST_ALTERNATIVE, "animations.picture.needs-words");
        form.check(!other || form.ticked("agreed"), "agreed", "animations.picture.needs-agreement");
        var credit = form.textIfAny("credit", PictureWords.LONGEST_CREDIT);
        form.otherErrorsAt("file");
        return form.send(() -> form(actor, animation), () -> {
            var days = days(form, it, animations.series(actor, it));
            var words = new PictureWords(alternative, credit);
            if (other) {
                pictures.show(actor, days, upload, words);
            } else {
                pictures.describe(days, words);
            }
            Flash.done(redirect, "animations.picture.shown", days.size());
            return to(animation);
        });
    }

    @PostMapping("/operator/animations/{event}/picture/removal")
    String remove(
            Actor actor, @PathVariable("event") AnimationId animation, FilledForm form, RedirectAttributes redirect) {
        var it = animations.animation(actor, animation);
        pictures.remove(days(form, it, animations.series(actor, it)));
        Flash.done(redirect, "animations.picture.removed");
        return to(animation);
    }

    /** The event, and the other days of its series that were on the page where all of them are meant, each as it was read. */
    private static Map<AnimationId, Integer> days(FilledForm form, AnimationView it, List<AnimationView> series) {
        var days = new LinkedHashMap<AnimationId, Integer>();
        days.put(it.id(), form.version());
        if (form.ticked("everyDay")) {
            days.putAll(SeriesForm.read(form, series));
        }
        return days;
    }

    private static List<AnimationView> others(
            AnimationView it, List<AnimationView> series, Predicate<AnimationView> which) {
        return series.stream()
                .filter(one -> !one.id().equals(it.id()))
                .filter(which)
                .toList();
    }

    private static boolean isToCome(AnimationView it, Instant now) {
        return it.status() == AnimationStatus.DRAFT || it.status() == AnimationStatus.PUBLISHED && !it.isOver(now);
    }

    private static String to(AnimationId animation) {
        return "redirect:/operator/animations/" + animation;
    }
}
