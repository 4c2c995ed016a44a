package fr.conciergerie.desk.web;

import fr.conciergerie.animations.AnimationId;
import fr.conciergerie.animations.Animations;
import fr.conciergerie.animations.PassersBy;
import fr.conciergerie.animations.RegistrationId;
import fr.conciergerie.animations.web.PasserByForm;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.api.Idempotency;
import fr.conciergerie.web.api.IdempotencyKey;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A place in an event for somebody without an account who stands at the desk or telephones; and who must be called. */
@Controller
@RequestMapping("/desk/animations/{event}/passers-by")
class PasserByController {

    private final Animations animations;
    private final PassersBy passersBy;
    private final Idempotency idempotency;
    private final Clock clock;

    PasserByController(Animations animations, PassersBy passersBy, Idempotency idempotency, Clock clock) {
        this.animations = animations;
        this.passersBy = passersBy;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView form(Actor actor, @PathVariable("event") AnimationId animation) {
        return new ModelAndView("desk/passer-by", "it", animations.animation(actor, animation))
                .addObject("once", UUID.randomUUID().toString());
    }

    @PostMapping
    ModelAndView register(
            Actor actor,
            @PathVariable("event") AnimationId animation,
            FilledForm form,
            IdempotencyKey key,
            RedirectAttributes redirect) {
        animations.animation(actor, animation);
        var filled = PasserByForm.read(form, actor.locale());
        return form.send(
                () -> form(actor, animation),
                () -> idempotency.onceForm(key, form.fields(), () -> {
                    var it = passersBy.register(
                            actor,
                            animation,
                            filled.who().get(),
                            filled.guests().get());
                    Flash.done(redirect, "desk.animations.registered", String.valueOf(it.name()));
                    return to(animation);
                }));
    }

    /** Asks once more: what goes does not come back. */
    @GetMapping("/{registration}/removal")
    ModelAndView askToRemove(
            Actor actor, @PathVariable("event") AnimationId animation, @PathVariable RegistrationId registration) {
        var page = new ModelAndView("desk/passer-by-removal", "it", animations.animation(actor, animation));
        page.addObject("one", passersBy.served(actor, registration));
        page.addObject("now", clock.instant());
        return page;
    }

    /** They come no more, or want to be forgotten. */
    @PostMapping("/{registration}/removal")
    String remove(
            Actor actor,
            @PathVariable("event") AnimationId animation,
            @PathVariable RegistrationId registration,
            FilledForm form,
            RedirectAttributes redirect) {
        passersBy.leave(actor, registration, form.version());
        Flash.done(redirect, "desk.animations.forgotten");
        return to(animation);
    }

    @PostMapping("/{registration}/call")
    String called(
            Actor actor,
            @PathVariable("event") AnimationId animation,
            @PathVariable RegistrationId registration,
            RedirectAttributes redirect) {
        passersBy.called(actor, registration);
        Flash.done(redirect, "desk.animations.called");
        return to(animation);
    }

    private static String to(AnimationId animation) {
        return "redirect:/desk/animations/" + animation;
    }
}
