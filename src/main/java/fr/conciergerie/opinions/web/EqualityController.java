package fr.conciergerie.opinions.web;

import fr.conciergerie.opinions.Gender;
import fr.conciergerie.opinions.GenderAnswers;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What an agent wants to say of themselves for the figures on equality, or not. */
@Controller
@RequestMapping("/account/equality")
class EqualityController {

    /** The choice of who does not want to say it, and of who takes it back. */
    private static final String NOT_TOLD = "NOT_TOLD";

    private final GenderAnswers answers;

    EqualityController(GenderAnswers answers) {
        this.answers = answers;
    }

    @GetMapping
    ModelAndView question(Actor actor) {
        return new ModelAndView(
                "opinions/equality",
                Map.of("answer", answers.of(member(actor)).map(Gender::name).orElse(NOT_TOLD)));
    }

    @PostMapping
    ModelAndView answer(Actor actor, FilledForm form, RedirectAttributes redirect) {
        var chosen = form.choice(
                "gender", it -> it.equals(NOT_TOLD) ? Optional.<Gender>empty() : Optional.of(Gender.valueOf(it)));
        return form.send(() -> question(actor), () -> {
            chosen.get()
                    .ifPresentOrElse(it -> answers.answer(member(actor), it), () -> answers.takeBack(member(actor)));
            Flash.done(redirect, "opinions.equality.kept");
            return "redirect:/account/equality";
        });
    }

    private static MemberId member(Actor actor) {
        return new MemberId(actor.requireSubject());
    }
}
