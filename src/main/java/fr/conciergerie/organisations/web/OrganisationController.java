package fr.conciergerie.organisations.web;

import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.FormErrors;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the manager does with client organisations. */
@Controller
@RequestMapping("/operator/organisations")
class OrganisationController {

    private static final String ROOT = "/operator/organisations";

    private final Organisations organisations;
    private final SitePages pages;
    private final MemberImportPages imports;
    private final Clock clock;

    OrganisationController(Organisations organisations, SitePages pages, MemberImportPages imports, Clock clock) {
        this.organisations = organisations;
        this.pages = pages;
        this.imports = imports;
        this.clock = clock;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("organisations", pages.organisations(LocalDate.now(clock)));
        return "organisations/organisations";
    }

    @GetMapping("/new")
    ModelAndView blank() {
        return form(ROOT, OrganisationForm.BLANK, FormErrors.NONE);
    }

    @PostMapping
    Object add(@RequestParam Map<String, String> typed, RedirectAttributes redirect) {
        var form = OrganisationForm.of(typed);
        var errors = new FormErrors();
        var details = form.check(null, errors);
        if (details != null) {
            try {
                organisations.addOrganisation(details);
                Flash.done(redirect, "organisations.added", details.name());
                return "redirect:" + ROOT + "/" + details.slug();
            } catch (Refused refused) {
                errors.add("name", refused.key(), refused.arguments().toArray());
            }
        }
        return form(ROOT, form, errors);
    }

    @GetMapping("/{organisation}")
    String organisation(@PathVariable String organisation, Model model) {
        var id = organisations.organisationId(organisation);
        model.addAttribute("organisation", organisations.organisation(id));
        model.addAttribute("sites", pages.sitesOf(id, LocalDate.now(clock)));
        model.addAttribute("imports", imports.ofOrganisation(id));
        return "organisations/organisation";
    }

    @GetMapping("/{organisation}/edit")
    ModelAndView edit(@PathVariable String organisation) {
        var it = organisations.organisation(organisations.organisationId(organisation));
        return form(ROOT + "/" + it.slug(), OrganisationForm.of(it), FormErrors.NONE);
    }

    @PostMapping("/{organisation}")
    Object change(
            @PathVariable String organisation, @RequestParam Map<String, String> typed, RedirectAttributes redirect) {
        var it = organisations.organisation(organisations.organisationId(organisation));
        var form = OrganisationForm.of(typed);
        var errors = new FormErrors();
        var details = form.check(it.slug(), errors);
        if (details != null) {
            try {
                organisations.changeOrganisation(it.id(), details, form.version());
                Flash.done(redirect, "organisations.changed", details.name());
                return "redirect:" + ROOT + "/" + it.slug();
            } catch (Refused refused) {
                errors.add("siret", refused.key(), refused.arguments().toArray());
            }
        }
        return form(ROOT + "/" + it.slug(), form, errors);
    }

    private static ModelAndView form(String action, OrganisationForm form, FormErrors errors) {
        var view = new ModelAndView("organisations/organisation-form");
        view.addObject("action", action);
        view.addObject("form", form);
        view.addObject("errors", errors);
        view.setStatus(errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return view;
    }
}
