package fr.conciergerie.organisations.web;

import fr.conciergerie.organisations.TermsOfSale;
import fr.conciergerie.organisations.TermsText;
import fr.conciergerie.organisations.TermsVersion;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where the manager publishes terms of sale: written, read once more as everybody will see them, then kept for ever. */
@Controller
@RequestMapping("/operator/terms")
class TermsController {

    private static final String ROOT = "/operator/terms";

    private final TermsOfSale terms;

    TermsController(TermsOfSale terms) {
        this.terms = terms;
    }

    @GetMapping
    ModelAndView versions() {
        var versions = terms.versions();
        return new ModelAndView(
                "organisations/terms-form",
                Map.of(
                        "versions",
                        versions,
                        "newest",
                        versions.stream()
                                .findFirst()
                                .map(TermsVersion::number)
                                .flatMap(terms::written)
                                .orElse("")));
    }

    /** As everybody will read it, to be confirmed. */
    @PostMapping("/draft")
    ModelAndView read(FilledForm form) {
        var draft = draft(form);
        return form.show(
                this::versions,
                () -> new ModelAndView(
                        "organisations/terms-draft",
                        Map.of(
                                "number", form.version(),
                                "firstDay", draft.get().firstDay(),
                                "written", draft.get().text(),
                                "text", TermsText.read(draft.get().text()))));
    }

    @PostMapping
    ModelAndView publish(Actor actor, FilledForm form, RedirectAttributes redirect) {
        var draft = draft(form);
        return form.send(this::versions, () -> {
            var published =
                    terms.publish(actor, draft.get().firstDay(), draft.get().text(), form.version());
            Flash.done(redirect, "organisations.terms.published", published.number());
            return "redirect:" + ROOT;
        });
    }

    private Supplier<Draft> draft(FilledForm form) {
        var firstDay = form.day("firstDay", terms::mayBegin, "organisations.terms.past");
        var text = form.text("text", TermsOfSale.LONGEST);
        form.errorAt("firstDay", "organisations.terms.past", "organisations.terms.before-another");
        return () -> new Draft(firstDay.get(), text);
    }

    private record Draft(LocalDate firstDay, String text) {}
}
