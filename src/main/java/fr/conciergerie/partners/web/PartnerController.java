package fr.conciergerie.partners.web;

import static java.util.Objects.requireNonNullElse;

import fr.conciergerie.partners.Assortment;
import fr.conciergerie.partners.EssBasis;
import fr.conciergerie.partners.EssStatus;
import fr.conciergerie.partners.PartnerFilter;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.partners.PartnerSummary;
import fr.conciergerie.partners.Partners;
import fr.conciergerie.partners.SiaeKind;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.FormErrors;
import fr.conciergerie.web.ui.Choice;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
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
    private final Clock clock;

    PartnerController(Partners partners, Assortment assortment, Clock clock) {
        this.partners = partners;
        this.assortment = assortment;
        this.clock = clock;
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

    @GetMapping("/new")
    ModelAndView form() {
        return form("/operator/partners", PartnerForm.blank(), FormErrors.NONE, null);
    }

    @PostMapping
    Object add(@ModelAttribute PartnerForm form, RedirectAttributes redirect) {
        var errors = new FormErrors();
        var details = form.details(errors);
        if (details != null) {
            try {
                var id = partners.add(details);
                Flash.done(redirect, "partners.added", details.name());
                return "redirect:/operator/partners/" + partners.sheet(id).slug();
            } catch (Refused refused) {
                PartnerForm.refused(refused, errors);
            }
        }
        return form("/operator/partners", form, errors, null);
    }

    @GetMapping("/{partner}")
    String partner(@PathVariable String partner, Model model) {
        var id = partners.partnerId(partner);
        var sheet = partners.sheet(id);
        var fallback = sheet.details().fallback();
        model.addAttribute(
                "it",
                new PartnerPage(
                        sheet,
                        fallback == null ? null : partners.partner(fallback).name(),
                        assortment.suppliedBy(List.of(id)).getOrDefault(id, Set.of()),
                        today()));
        return "partners/partner";
    }

    @GetMapping("/{partner}/edit")
    ModelAndView edit(@PathVariable String partner) {
        var id = partners.partnerId(partner);
        return form("/operator/partners/" + partner, PartnerForm.of(partners.sheet(id)), FormErrors.NONE, id);
    }

    @PostMapping("/{partner}")
    Object change(@PathVariable String partner, @ModelAttribute PartnerForm form, RedirectAttributes redirect) {
        var id = partners.partnerId(partner);
        var errors = new FormErrors();
        var details = form.details(errors);
        if (details != null) {
            try {
                partners.change(id, form.version(), details);
                Flash.done(redirect, "partners.changed", details.name());
                return to(partner);
            } catch (Refused refused) {
                PartnerForm.refused(refused, errors);
            }
        }
        return form("/operator/partners/" + partner, form, errors, id);
    }

    @PostMapping("/{partner}/ending")
    String end(
            @PathVariable String partner,
            @RequestParam int version,
            @RequestParam LocalDate lastDay,
            RedirectAttributes redirect) {
        partners.end(partners.partnerId(partner), version, lastDay);
        Flash.done(redirect, "partners.ended", lastDay);
        return to(partner);
    }

    @PostMapping("/{partner}/resumption")
    String resume(@PathVariable String partner, @RequestParam int version, RedirectAttributes redirect) {
        partners.resume(partners.partnerId(partner), version);
        Flash.done(redirect, "partners.resumed");
        return to(partner);
    }

    @PostMapping("/{partner}/ess-statuses")
    String recordEss(
            @PathVariable String partner,
            @RequestParam EssBasis basis,
            @RequestParam String proof,
            @RequestParam LocalDate checkedOn,
            @RequestParam LocalDate validFrom,
            @RequestParam(required = false) @Nullable LocalDate validUntil,
            @RequestParam(required = false) @Nullable String esusNumber,
            @RequestParam(required = false) @Nullable SiaeKind siae,
            RedirectAttributes redirect) {
        var esus = requireNonNullElse(esusNumber, "").strip();
        var status = new EssStatus(basis, proof, checkedOn, validFrom, validUntil, esus.isEmpty() ? null : esus, siae);
        partners.recordEss(partners.partnerId(partner), status);
        Flash.done(redirect, "partners.ess.recorded");
        return to(partner);
    }

    @PostMapping("/{partner}/ess-statuses/ending")
    String endEss(@PathVariable String partner, @RequestParam LocalDate lastDay, RedirectAttributes redirect) {
        partners.endEss(partners.partnerId(partner), lastDay);
        Flash.done(redirect, "partners.ess.ended", lastDay);
        return to(partner);
    }

    @PostMapping("/{partner}/closures")
    String close(
            @PathVariable String partner,
            @RequestParam LocalDate firstDay,
            @RequestParam LocalDate lastDay,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        partners.close(partners.partnerId(partner), firstDay, lastDay, reason);
        Flash.done(redirect, "partners.closure.added");
        return to(partner);
    }

    @PostMapping("/{partner}/closures/{closure}/removal")
    String reopen(@PathVariable String partner, @PathVariable UUID closure, RedirectAttributes redirect) {
        partners.reopen(partners.partnerId(partner), closure);
        Flash.done(redirect, "partners.closure.removed");
        return to(partner);
    }

    private ModelAndView form(String action, PartnerForm form, FormErrors errors, @Nullable PartnerId self) {
        var others = new ArrayList<Choice>();
        partners.list(PartnerFilter.ACTIVE, null, 500).items().stream()
                .filter(it -> !it.id().equals(self))
                .forEach(it -> others.add(new Choice(it.id().toString(), it.name())));
        var view = new ModelAndView("partners/form");
        view.addObject("action", action);
        view.addObject("form", form);
        view.addObject("errors", errors);
        view.addObject("others", others);
        view.setStatus(errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return view;
    }

    private static String to(String partner) {
        return "redirect:/operator/partners/" + partner;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
