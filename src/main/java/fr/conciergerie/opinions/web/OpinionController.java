package fr.conciergerie.opinions.web;

import fr.conciergerie.opinions.Invitation;
import fr.conciergerie.opinions.InvitationId;
import fr.conciergerie.opinions.Opinions;
import fr.conciergerie.opinions.Score;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import java.util.HashMap;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What an agent thinks of the service, and whether they want to be asked. */
@Controller
@RequestMapping("/account/opinion")
class OpinionController {

    private final Opinions opinions;

    OpinionController(Opinions opinions) {
        this.opinions = opinions;
    }

    @GetMapping
    ModelAndView choice(Actor actor) {
        var member = member(actor);
        var model = new HashMap<String, Object>();
        model.put("refused", opinions.isRefused(member));
        model.put("open", opinions.open(member).orElse(null));
        return new ModelAndView("opinions/opinions", model);
    }

    @PostMapping("/refusal")
    String refuse(Actor actor, RedirectAttributes redirect) {
        opinions.refuse(member(actor));
        Flash.done(redirect, "opinions.refused-done");
        return "redirect:/account/opinion";
    }

    @PostMapping("/refusal/withdrawal")
    String askAgain(Actor actor, RedirectAttributes redirect) {
        opinions.takeBackRefusal(member(actor));
        Flash.done(redirect, "opinions.asked-done");
        return "redirect:/account/opinion";
    }

    @GetMapping("/{invitation}")
    ModelAndView question(Actor actor, @PathVariable InvitationId invitation) {
        return page(actor, opinions.invitation(member(actor), invitation));
    }

    /** Whoever sends it twice, or from two tabs, is thanked twice. */
    @PostMapping("/{invitation}/answer")
    ModelAndView answer(Actor actor, @PathVariable InvitationId invitation, FilledForm form) {
        var asked = opinions.invitation(member(actor), invitation);
        if (!asked.isOpen()) {
            return page(actor, asked);
        }
        var score = form.choice("score", Score::of);
        var sentence = form.textIfAny("sentence", Opinions.LONGEST_SENTENCE);
        return form.send(() -> page(actor, asked), () -> {
            opinions.answer(member(actor), invitation, score.get(), sentence);
            return "redirect:/account/opinion/" + invitation;
        });
    }

    private ModelAndView page(Actor actor, Invitation invitation) {
        var page = new ModelAndView("opinions/opinion", "invitation", invitation);
        page.addObject("refused", opinions.isRefused(member(actor)));
        if (invitation.isGone()) {
            page.setStatus(HttpStatus.GONE);
        }
        return page;
    }

    private static MemberId member(Actor actor) {
        return new MemberId(actor.requireSubject());
    }
}
