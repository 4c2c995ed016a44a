package fr.conciergerie.organisations.web;

import fr.conciergerie.accounts.AccountId;
import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.organisations.Organisation;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.FormErrors;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.ui.Choice;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
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

/** What the manager does with sites: where they are, who shares them, who serves there. */
@Controller
@RequestMapping("/operator/sites")
class SiteController {

    private static final String ROOT = "/operator/sites";

    private final Organisations organisations;
    private final Accounts accounts;
    private final SitePages pages;
    private final Clock clock;

    SiteController(Organisations organisations, Accounts accounts, SitePages pages, Clock clock) {
        this.organisations = organisations;
        this.accounts = accounts;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("sites", pages.sites(LocalDate.now(clock)));
        return "organisations/sites";
    }

    @GetMapping("/new")
    ModelAndView blank() {
        return form(ROOT, SiteForm.BLANK, FormErrors.NONE);
    }

    @PostMapping
    Object add(@RequestParam Map<String, String> typed, RedirectAttributes redirect) {
        var form = SiteForm.of(typed);
        var errors = new FormErrors();
        var details = form.check(null, errors);
        if (details != null) {
            try {
                organisations.addSite(details);
                Flash.done(redirect, "organisations.site.added", details.name());
                return to(details.slug());
            } catch (Refused refused) {
                errors.add("name", refused.key(), refused.arguments().toArray());
            }
        }
        return form(ROOT, form, errors);
    }

    @GetMapping("/{site}")
    String site(@PathVariable String site, Model model) {
        var id = organisations.siteId(site);
        var today = LocalDate.now(clock);
        model.addAttribute(
                "it",
                new SitePage(
                        organisations.site(id),
                        pages.form(id),
                        pages.organisationsOf(id, today),
                        pages.conciergesOf(id, today),
                        organisations.organisations().stream()
                                .map(it -> new Choice(it.slug(), it.name()))
                                .toList(),
                        concierges(),
                        today));
        return "organisations/site";
    }

    @GetMapping("/{site}/edit")
    ModelAndView edit(@PathVariable String site) {
        var id = organisations.siteId(site);
        return form(ROOT + "/" + organisations.site(id).slug(), pages.form(id), FormErrors.NONE);
    }

    @PostMapping("/{site}")
    Object change(@PathVariable String site, @RequestParam Map<String, String> typed, RedirectAttributes redirect) {
        var it = organisations.site(organisations.siteId(site));
        var form = SiteForm.of(typed);
        var errors = new FormErrors();
        var details = form.check(it.slug(), errors);
        if (details == null) {
            return form(ROOT + "/" + it.slug(), form, errors);
        }
        organisations.changeSite(it.id(), details, form.version());
        Flash.done(redirect, "organisations.site.changed", details.name());
        return to(it.slug());
    }

    @PostMapping("/{site}/organisations")
    String share(
            @PathVariable String site,
            @RequestParam String organisation,
            @RequestParam(defaultValue = "") String from,
            RedirectAttributes redirect) {
        Organisation client = organisations.organisation(organisations.organisationId(organisation));
        organisations.share(id(site), client.id(), Typed.day(from, clock), null);
        Flash.done(redirect, "organisations.shared", client.name());
        return to(site);
    }

    @PostMapping("/{site}/organisations/{organisation}/end")
    String endSharing(
            @PathVariable String site,
            @PathVariable String organisation,
            @RequestParam(defaultValue = "") String lastDay,
            RedirectAttributes redirect) {
        var day = Typed.day(lastDay, clock);
        organisations.endSharing(id(site), organisations.organisationId(organisation), day);
        Flash.done(redirect, "organisations.ended", day);
        return to(site);
    }

    @PostMapping("/{site}/concierges")
    String assign(
            @PathVariable String site,
            @RequestParam String concierge,
            @RequestParam(defaultValue = "") String from,
            RedirectAttributes redirect) {
        var account = account(concierge);
        if (concierges().stream().noneMatch(it -> it.value().equals(account.toString()))) {
            throw new Refused("organisations.not-a-concierge");
        }
        organisations.assign(account.value(), id(site), Typed.day(from, clock));
        Flash.done(redirect, "organisations.assigned");
        return to(site);
    }

    @PostMapping("/{site}/concierges/{concierge}/end")
    String endAssignment(
            @PathVariable String site,
            @PathVariable String concierge,
            @RequestParam(defaultValue = "") String lastDay,
            RedirectAttributes redirect) {
        var day = Typed.day(lastDay, clock);
        organisations.endAssignment(account(concierge).value(), id(site), day);
        Flash.done(redirect, "organisations.ended", day);
        return to(site);
    }

    private SiteId id(String site) {
        return organisations.siteId(site);
    }

    private List<Choice> concierges() {
        return accounts.holders(Role.CONCIERGE).stream()
                .map(it -> new Choice(it.person().id().toString(), it.person().name()))
                .toList();
    }

    private static AccountId account(String typed) {
        try {
            return AccountId.of(typed);
        } catch (IllegalArgumentException _) {
            throw new Refused("organisations.not-a-concierge");
        }
    }

    private static String to(String site) {
        return "redirect:" + ROOT + "/" + site;
    }

    private static ModelAndView form(String action, SiteForm form, FormErrors errors) {
        var view = new ModelAndView("organisations/site-form");
        view.addObject("action", action);
        view.addObject("form", form);
        view.addObject("errors", errors);
        view.setStatus(errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return view;
    }
}
