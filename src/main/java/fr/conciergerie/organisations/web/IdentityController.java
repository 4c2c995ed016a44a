package fr.conciergerie.organisations.web;

import fr.conciergerie.organisations.Identities;
import fr.conciergerie.organisations.IdentityDetails;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where the manager says who the operator is, part by part. */
@Controller
@RequestMapping("/operator/identity")
class IdentityController {

    private static final String ROOT = "/operator/identity";

    private final Identities identities;

    IdentityController(Identities identities) {
        this.identities = identities;
    }

    @GetMapping
    ModelAndView identity() {
        return new ModelAndView("organisations/identity-form", "identity", identities.identity());
    }

    @PostMapping
    ModelAndView enterprise(Actor actor, FilledForm form, RedirectAttributes redirect) {
        return say(actor, form, redirect, IdentityForms.enterprise(form), IdentityDetails::with);
    }

    @PostMapping("/host")
    ModelAndView host(Actor actor, FilledForm form, RedirectAttributes redirect) {
        return say(actor, form, redirect, IdentityForms.host(form), IdentityDetails::with);
    }

    @PostMapping("/mediator")
    ModelAndView mediator(Actor actor, FilledForm form, RedirectAttributes redirect) {
        return say(actor, form, redirect, IdentityForms.mediator(form), IdentityDetails::with);
    }

    @PostMapping("/data-protection")
    ModelAndView dataProtection(Actor actor, FilledForm form, RedirectAttributes redirect) {
        return say(actor, form, redirect, IdentityForms.dataProtection(form), IdentityDetails::with);
    }

    @PostMapping("/logo")
    ModelAndView logo(
            @RequestParam(required = false) @Nullable MultipartFile logo,
            FilledForm form,
            RedirectAttributes redirect) {
        var picture = form.file("logo", logo, "organisations.identity.no-logo-chosen");
        form.otherErrorsAt("logo");
        return form.send(this::identity, () -> {
            identities.showLogo(picture);
            Flash.done(redirect, "organisations.identity.saved");
            return "redirect:" + ROOT;
        });
    }

    @PostMapping("/logo/removal")
    String removeLogo(RedirectAttributes redirect) {
        identities.removeLogo();
        Flash.done(redirect, "organisations.identity.saved");
        return "redirect:" + ROOT;
    }

    private <T> ModelAndView say(
            Actor actor,
            FilledForm form,
            RedirectAttributes redirect,
            Supplier<T> part,
            BiFunction<IdentityDetails, T, IdentityDetails> with) {
        return form.send(this::identity, () -> {
            identities.say(actor, with.apply(identities.identity().said(), part.get()), form.version());
            Flash.done(redirect, "organisations.identity.saved");
            return "redirect:" + ROOT;
        });
    }
}
