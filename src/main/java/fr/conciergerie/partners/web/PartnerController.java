package fr.conciergerie.partners.web;

import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.Territory;
import fr.conciergerie.partners.Assortment;
import fr.conciergerie.partners.EssBasis;
import fr.conciergerie.partners.EssStatus;
import fr.conciergerie.partners.PartnerFilter;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.partners.PartnerSummary;
import fr.conciergerie.partners.Partners;
import fr.conciergerie.partners.SiaeKind;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.ui.Choice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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
import org.springframework.web.util.UriComponentsBuilder;

/** What the manager does with partners. */
@Controller
@RequestMapping("/operator/partners")
class PartnerController {

    private static final int PAGE = 50;

    private final Partners partners;
    private final Assortment assortment;
    private final Organisations organisations;
    private final DayClock dayClock;

    PartnerController(Partners partners, Assortment assortment, Organisations organisations, DayClock dayClock) {
        this.partners = partners;
        this.assortment = assortment;
        this.organisations = organisations;
        this.dayClock = dayClock;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String query,
            @RequestParam(defaultValue = "") String ess,
            @RequestParam(defaultValue = "") String family,
            @RequestParam(defaultValue = "false") boolean former,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        var known = assortment.families().contains(family) ? family : "";
        var filter = new PartnerFilter(
                query,
                switch (ess) {
                    case "yes" -> true;
                    case "no" -> false;
                    default -> null;
                },
                former,
                known.isEmpty() ? null : assortment.suppliers(known));
        var page = partners.list(filter, cursor, PAGE);
        var ids = page.items().stream().map(PartnerSummary::id).toList();
        model.addAttribute(
                "list",
                new PartnerListPage(
                        filter.query(),
                        ess,
                        known,
                        former,
                        assortment.families(),
                        page.items(),
                        assortment.suppliedBy(ids),
                        partners.essShare(today()),
                        today(),
                        page.next() == null
                                ? null
                                : UriComponentsBuilder.fromPath("/operator/partners")
                                        .queryParam("query", "{query}")
                                        .queryParam("ess", "{ess}")
                                        .queryParam("family", known)
                                        .queryParam("former", former)
                                        .queryParam("cursor", page.next())
                                        .encode()
                                        .buildAndExpand(query, ess)
                                        .toUriString()));
        return "partners/list";
    }

    /** Partners are near the sites: their days off are those of the first one, unless somebody says otherwise. */
    @GetMapping("/new")
    ModelAndView form() {
        var territory = organisations.sites().stream()
                .findFirst()
                .map(it -> Territory.ofHolidayZone(it.holidayZone()))
                .orElse(Territory.FRANCE);
        return form("/operator/partners", PartnerForm.blank(today(), territory), null);
    }

    @PostMapping
    ModelAndView add(FilledForm form, RedirectAttributes redirect) {
        var details = PartnerForm.read(form, this::partnerOfKey);
        var firstDay = form.day("firstDay");
        return form.send(this::form, () -> {
            var id = partners.add(details.get(), firstDay.get());
            Flash.done(redirect, "partners.added", details.get().name());
            return to(partners.sheet(id).slug());
        });
    }

    @GetMapping("/{partner}")
    ModelAndView partner(@PathVariable String partner) {
        var id = partners.partnerId(partner);
        var sheet = partners.sheet(id);
        var fallback = sheet.details().fallback();
        var view = new ModelAndView("partners/partner");
        view.addObject(
                "it",
                new PartnerPage(
                        sheet,
                        fallback == null ? null : partners.partner(fallback).name(),
                        assortment.suppliedBy(List.of(id)).getOrDefault(id, Set.of()),
                        today()));
        return view;
    }

    @GetMapping("/{partner}/edit")
    ModelAndView edit(@PathVariable String partner) {
        var id = partners.partnerId(partner);
        return form("/operator/partners/" + partner, PartnerForm.of(partners.sheet(id)), id);
    }

    @PostMapping("/{partner}")
    ModelAndView change(@PathVariable String partner, FilledForm form, RedirectAttributes redirect) {
        var id = partners.partnerId(partner);
        var details = PartnerForm.read(form, this::partnerOfKey);
        var firstDay = form.day("firstDay");
        form.errorAt("firstDay", "partners.ends-before-it-begins", "partners.worked-before-then");
        return form.send(() -> edit(partner), () -> {
            partners.change(id, form.version(), details.get(), firstDay.get());
            Flash.done(redirect, "partners.changed", details.get().name());
            return to(partner);
        });
    }

    @PostMapping("/{partner}/ending")
    ModelAndView end(@PathVariable String partner, FilledForm form, RedirectAttributes redirect) {
        var id = partners.partnerId(partner);
        var lastDay = form.day("lastDay");
        form.errorAt("lastDay", "partners.ends-before-it-begins");
        return form.send(() -> partner(partner), () -> {
            partners.end(id, form.version(), lastDay.get());
            Flash.done(redirect, "partners.ended", lastDay.get());
            return to(partner);
        });
    }

    @PostMapping("/{partner}/resumption")
    String resume(@PathVariable String partner, @RequestParam int version, RedirectAttributes redirect) {
        partners.resume(partners.partnerId(partner), version);
        Flash.done(redirect, "partners.resumed");
        return to(partner);
    }

    @PostMapping("/{partner}/ess-statuses")
    ModelAndView recordEss(@PathVariable String partner, FilledForm form, RedirectAttributes redirect) {
        var id = partners.partnerId(partner);
        var basis = form.choice("basis", EssBasis.class);
        var proof = form.text("proof", 200, "partners.ess.needs-a-proof");
        var checkedOn = form.day("checkedOn", it -> !it.isAfter(today()), "partners.ess.not-checked-yet");
        var validFrom = form.day("validFrom");
        var validUntil = form.dayIfAny("validUntil");
        var siae = form.choiceIfAny("siae", SiaeKind.class);
        var esus = form.textIfAny("esusNumber", 40);
        form.errorAt("validFrom", "partners.ess.overlaps");
        form.inOrder("validFrom", "validUntil", "partners.ess.ends-before-it-begins");
        return form.send(() -> partner(partner), () -> {
            partners.recordEss(
                    id,
                    new EssStatus(
                            basis.get(),
                            proof,
                            checkedOn.get(),
                            validFrom.get(),
                            validUntil,
                            esus.isEmpty() ? null : esus,
                            siae));
            Flash.done(redirect, "partners.ess.recorded");
            return to(partner);
        });
    }

    @PostMapping("/{partner}/ess-statuses/ending")
    ModelAndView endEss(@PathVariable String partner, FilledForm form, RedirectAttributes redirect) {
        var id = partners.partnerId(partner);
        var lastDay = form.day("lastDay");
        form.errorAt("lastDay", "partners.ess.none-on-that-day");
        return form.send(() -> partner(partner), () -> {
            partners.endEss(id, lastDay.get());
            Flash.done(redirect, "partners.ess.ended", lastDay.get());
            return to(partner);
        });
    }

    @PostMapping("/{partner}/closures")
    ModelAndView close(@PathVariable String partner, FilledForm form, RedirectAttributes redirect) {
        var id = partners.partnerId(partner);
        var firstDay = form.day("firstDay");
        var lastDay = form.day("lastDay", it -> !it.isBefore(today()), "partners.closure.is-over");
        var reason = form.textIfAny("reason", 200);
        form.inOrder("firstDay", "lastDay", "partners.closure.ends-before-it-begins");
        form.errorAt("lastDay", "partners.closure.too-long");
        return form.send(() -> partner(partner), () -> {
            partners.close(id, firstDay.get(), lastDay.get(), reason);
            Flash.done(redirect, "partners.closure.added");
            return to(partner);
        });
    }

    @PostMapping("/{partner}/closures/{closure}/removal")
    String reopen(@PathVariable String partner, @PathVariable UUID closure, RedirectAttributes redirect) {
        partners.reopen(partners.partnerId(partner), closure);
        Flash.done(redirect, "partners.closure.removed");
        return to(partner);
    }

    private ModelAndView form(String action, PartnerForm form, @Nullable PartnerId self) {
        var others = new ArrayList<Choice>();
        partners.list(PartnerFilter.ACTIVE, null, 500).items().stream()
                .filter(it -> !it.id().equals(self))
                .forEach(it -> others.add(new Choice(it.id().toString(), it.name())));
        var view = new ModelAndView("partners/form");
        view.addObject("action", action);
        view.addObject("known", form);
        view.addObject("others", others);
        return view;
    }

    private PartnerId partnerOfKey(String key) {
        return partners.partner(new PartnerId(UUID.fromString(key))).id();
    }

    private static String to(String partner) {
        return "redirect:/operator/partners/" + partner;
    }

    private LocalDate today() {
        return dayClock.today();
    }
}
