package fr.conciergerie.notifications.web;

import fr.conciergerie.notifications.Messages;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Flash;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a member would rather not be told. */
@Controller
@RequestMapping("/account/notifications")
class PreferenceController {

    private final Messages messages;

    PreferenceController(Messages messages) {
        this.messages = messages;
    }

    @GetMapping
    String preferences(Actor actor, Model model) {
        model.addAttribute("courtesies", messages.wantsCourtesies(member(actor)));
        return "notifications/preferences";
    }

    @PostMapping
    String choose(Actor actor, @RequestParam(defaultValue = "false") boolean courtesies, RedirectAttributes redirect) {
        messages.wantCourtesies(member(actor), courtesies);
        Flash.done(redirect, "notifications.preferences.kept");
        return "redirect:/account/notifications";
    }

    private static MemberId member(Actor actor) {
        return new MemberId(actor.requireSubject());
    }
}
