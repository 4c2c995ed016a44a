package fr.conciergerie.organisations.web;

import fr.conciergerie.accounts.AccountId;
import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.accounts.Holder;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.NextPiece;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.ui.Choice;
import java.util.List;
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

/** What the manager does with sites: where they are, who shares them, who serves there. */
@Controller
@RequestMapping("/operator/sites")
class SiteController {

    private static final String ROOT = "/operator/sites";

    private final Organisations organisations;
    private final Accounts accounts;
    private final SiteQuery pages;
    private final DayClock dayClock;

    SiteController(Organisations organisations, Accounts accounts, SiteQuery pages, DayClock dayClock) {
        this.organisations = organisations;
        this.accounts = accounts;
        this.pages = pages;
        this.dayClock = dayClock;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "") String query, @RequestParam @Nullable String cursor, Model model) {
        var slice = pages.sites(dayClock.today(), query, cursor);
        model.addAttribute("sites", slice.items());
        model.addAttribute("query", query);
        model.addAttribute("isPart", cursor != null || slice.next() != null || !query.isBlank());
        model.addAttribute("next", NextPiece.path(ROOT, slice.next(), Map.of("query", query)));
        return "organisations/sites";
    }

    /** @param like a site that the new one is in the same place as; empty for none */
    @GetMapping("/new")
    ModelAndView blank(@RequestParam(defaultValue = "") String like) {
        if (like.isEmpty()) {
            return blank(SiteForm.BLANK, "", "");
        }
        var known = organisations.siteId(like);
        var usedBy = pages.organisationsOf(known, dayClock.today()).stream()
                .filter(SharingRow::open)
                .map(SharingRow::key)
                .findFirst();
        return blank(pages.form(known).another(), like, usedBy.orElse(""));
    }

    @PostMapping
    ModelAndView add(FilledForm form, RedirectAttributes redirect) {
        var details = SiteForm.read(form, null);
        var usedBy = form.readIfAny("organisation", it -> organisations.organisation(organisations.organisationId(it)));
        return form.send(() -> blank(""), () -> {
            if (usedBy == null) {
                organisations.addSite(details.get());
                Flash.done(redirect, "organisations.site.added", details.get().name());
            } else {
                organisations.addSite(details.get(), usedBy.id());
                Flash.done(redirect, "organisations.site.opened", details.get().name(), usedBy.name());
            }
            return to(details.get().slug());
        });
    }

    @GetMapping("/{site}")
    ModelAndView site(@PathVariable String site) {
        var id = organisations.siteId(site);
        var today = dayClock.today();
        var view = new ModelAndView("organisations/site");
        view.addObject(
                "it",
                new SitePage(
                        organisations.site(id),
                        pages.form(id),
                        pages.organisationsOf(id, today),
                        pages.conciergesOf(id, today),
                        clients(),
                        concierges(),
                        today));
        return view;
    }

    @GetMapping("/{site}/edit")
    ModelAndView edit(@PathVariable String site) {
        var id = organisations.siteId(site);
        return form(ROOT + "/" + organisations.site(id).slug(), pages.form(id));
    }

    @PostMapping("/{site}")
    ModelAndView change(@PathVariable String site, FilledForm form, RedirectAttributes redirect) {
        var it = organisations.site(organisations.siteId(site));
        var details = SiteForm.read(form, it.slug());
        return form.send(() -> edit(site), () -> {
            organisations.changeSite(it.id(), details.get(), form.version());
            Flash.done(redirect, "organisations.site.changed", details.get().name());
            return to(it.slug());
        });
    }

    @PostMapping("/{site}/organisations")
    ModelAndView share(@PathVariable String site, FilledForm form, RedirectAttributes redirect) {
        var id = id(site);
        var client = form.choice("organisation", it -> organisations.organisation(organisations.organisationId(it)));
        var from = form.day("from");
        form.errorAt("organisation", "organisations.already-shared");
        return form.send(() -> site(site), () -> {
            organisations.share(id, client.get().id(), from.get(), null);
            Flash.done(redirect, "organisations.shared", client.get().name());
            return to(site);
        });
    }

    @PostMapping("/{site}/organisations/{organisation}/end")
    ModelAndView endSharing(
            @PathVariable String site,
            @PathVariable String organisation,
            FilledForm form,
            RedirectAttributes redirect) {
        var id = id(site);
        var client = organisations.organisationId(organisation);
        var lastDay = form.day("lastDay");
        form.errorAt("lastDay", "organisations.not-shared-then");
        return form.send(() -> site(site), () -> {
            organisations.endSharing(id, client, lastDay.get());
            Flash.done(redirect, "organisations.ended", lastDay.get());
            return to(site);
        });
    }

    @PostMapping("/{site}/concierges")
    ModelAndView assign(@PathVariable String site, FilledForm form, RedirectAttributes redirect) {
        var id = id(site);
        var concierge = form.choice("concierge", this::concierge);
        var from = form.day("from");
        form.errorAt("concierge", "organisations.already-assigned");
        return form.send(() -> site(site), () -> {
            organisations.assign(concierge.get().value(), id, from.get());
            Flash.done(redirect, "organisations.assigned");
            return to(site);
        });
    }

    @PostMapping("/{site}/concierges/{concierge}/end")
    ModelAndView endAssignment(
            @PathVariable String site,
            @PathVariable AccountId concierge,
            FilledForm form,
            RedirectAttributes redirect) {
        var id = id(site);
        var lastDay = form.day("lastDay");
        form.errorAt("lastDay", "organisations.not-assigned-then");
        return form.send(() -> site(site), () -> {
            organisations.endAssignment(concierge.value(), id, lastDay.get());
            Flash.done(redirect, "organisations.ended", lastDay.get());
            return to(site);
        });
    }

    private SiteId id(String site) {
        return organisations.siteId(site);
    }

    /** Whoever has not taken the room yet has no place to stand: they are typed words, and no key of an account. */
    private List<Choice> concierges() {
        var people = accounts.holders(Role.CONCIERGE).stream()
                .filter(it -> !it.invited())
                .map(Holder::person)
                .toList();
        return people.stream()
                .map(it -> new Choice(it.id().toString(), it.calledAmong(people)))
                .toList();
    }

    private AccountId concierge(String typed) {
        if (concierges().stream().noneMatch(it -> it.value().equals(typed))) {
            throw new Refused("organisations.not-a-concierge");
        }
        return AccountId.of(typed);
    }

    private static String to(String site) {
        return "redirect:" + ROOT + "/" + site;
    }

    /** The only client there is uses it, unless somebody says otherwise. */
    private ModelAndView blank(SiteForm known, String like, String usedBy) {
        var view = form(ROOT, known);
        var clients = clients();
        view.addObject("like", like);
        view.addObject(
                "others",
                organisations.sites().stream()
                        .map(it -> new Choice(it.slug(), it.name()))
                        .toList());
        view.addObject("clients", clients);
        view.addObject(
                "usedBy",
                usedBy.isEmpty() && clients.size() == 1 ? clients.getFirst().value() : usedBy);
        return view;
    }

    private List<Choice> clients() {
        return organisations.organisations().stream()
                .map(it -> new Choice(it.slug(), it.name()))
                .toList();
    }

    private static ModelAndView form(String action, SiteForm known) {
        var view = new ModelAndView("organisations/site-form");
        view.addObject("action", action);
        view.addObject("known", known);
        return view;
    }
}
