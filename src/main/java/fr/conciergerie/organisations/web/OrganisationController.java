package fr.conciergerie.organisations.web;

import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.NextPiece;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
    private final SiteQuery pages;
    private final MemberImportQuery imports;
    private final DayClock dayClock;

    OrganisationController(Organisations organisations, SiteQuery pages, MemberImportQuery imports, DayClock dayClock) {
        this.organisations = organisations;
        this.pages = pages;
        this.imports = imports;
        this.dayClock = dayClock;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "") String query, @RequestParam @Nullable String cursor, Model model) {
        var slice = pages.organisations(dayClock.today(), query, cursor);
        model.addAttribute("organisations", slice.items());
        model.addAttribute("query", query);
        model.addAttribute("isPart", cursor != null || slice.next() != null || !query.isBlank());
        model.addAttribute("next", NextPiece.path(ROOT, slice.next(), Map.of("query", query)));
        return "organisations/organisations";
    }

    @GetMapping("/new")
    ModelAndView blank() {
        return form(ROOT, OrganisationForm.BLANK);
    }

    @PostMapping
    ModelAndView add(FilledForm form, RedirectAttributes redirect) {
        var details = OrganisationForm.read(form, null);
        form.errorAt("name", "organisations.slug-or-siret-taken");
        return form.send(this::blank, () -> {
            organisations.addOrganisation(details.get());
            Flash.done(redirect, "organisations.added", details.get().name());
            return "redirect:" + ROOT + "/" + details.get().slug();
        });
    }

    @GetMapping("/{organisation}")
    String organisation(@PathVariable String organisation, Model model) {
        var id = organisations.organisationId(organisation);
        model.addAttribute("organisation", organisations.organisation(id));
        model.addAttribute("sites", pages.sitesOf(id, dayClock.today()));
        model.addAttribute("imports", imports.ofOrganisation(id));
        return "organisations/organisation";
    }

    @GetMapping("/{organisation}/edit")
    ModelAndView edit(@PathVariable String organisation) {
        var it = organisations.organisation(organisations.organisationId(organisation));
        return form(ROOT + "/" + it.slug(), OrganisationForm.of(it));
    }

    @PostMapping("/{organisation}")
    ModelAndView change(@PathVariable String organisation, FilledForm form, RedirectAttributes redirect) {
        var it = organisations.organisation(organisations.organisationId(organisation));
        var details = OrganisationForm.read(form, it.slug());
        form.errorAt("siret", "organisations.slug-or-siret-taken");
        return form.send(() -> edit(organisation), () -> {
            organisations.changeOrganisation(it.id(), details.get(), form.version());
            Flash.done(redirect, "organisations.changed", details.get().name());
            return "redirect:" + ROOT + "/" + it.slug();
        });
    }

    private static ModelAndView form(String action, OrganisationForm known) {
        var view = new ModelAndView("organisations/organisation-form");
        view.addObject("action", action);
        view.addObject("known", known);
        return view;
    }
}
