package fr.conciergerie.catalogue.web;

import static java.util.stream.Collectors.toMap;

import fr.conciergerie.catalogue.Family;
import fr.conciergerie.catalogue.Services;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.partners.Partner;
import fr.conciergerie.partners.PartnerFilter;
import fr.conciergerie.partners.Partners;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.FormErrors;
import fr.conciergerie.web.ui.Choice;
import java.time.Clock;
import java.time.LocalDate;
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

/** What the manager does with services. */
@Controller
@RequestMapping("/operator/catalogue")
class CatalogueController {

    private static final int PAGE = 50;
    private static final String SERVICES = "/operator/catalogue/services/";

    private final Services services;
    private final Partners partners;
    private final Organisations organisations;
    private final Clock clock;

    CatalogueController(Services services, Partners partners, Organisations organisations, Clock clock) {
        this.services = services;
        this.partners = partners;
        this.organisations = organisations;
        this.clock = clock;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String query,
            @RequestParam(required = false) @Nullable Family family,
            @RequestParam(defaultValue = "false") boolean archived,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        var page = services.list(query, family, archived, cursor, PAGE);
        var next = UriComponentsBuilder.fromPath("/operator/catalogue")
                .queryParam("query", "{query}")
                .queryParam("family", family == null ? "" : family)
                .queryParam("archived", archived)
                .queryParam("cursor", "{cursor}")
                .encode();
        model.addAttribute("query", query);
        model.addAttribute("family", family == null ? "" : family.name());
        model.addAttribute("archived", archived);
        model.addAttribute("services", page.items());
        model.addAttribute(
                "next",
                page.next() == null
                        ? null
                        : next.buildAndExpand(query, page.next()).toUriString());
        return "catalogue/list";
    }

    @GetMapping("/new")
    ModelAndView form() {
        return form("/operator/catalogue", ServiceForm.blank(), FormErrors.NONE);
    }

    @PostMapping
    Object add(@ModelAttribute ServiceForm form, RedirectAttributes redirect) {
        var errors = new FormErrors();
        var details = form.details(errors);
        if (details != null) {
            try {
                var id = services.add(details);
                Flash.done(redirect, "catalogue.added", details.name());
                return to(services.sheet(id).slug());
            } catch (Refused refused) {
                ServiceForm.refused(refused, errors);
            }
        }
        return form("/operator/catalogue", form, errors);
    }

    @GetMapping("/services/{service}")
    String service(@PathVariable String service, Model model) {
        var sheet = services.sheet(services.serviceId(service));
        var mentioned = sheet.sales().stream()
                .flatMap(it -> it.terms().partners())
                .distinct()
                .toList();
        var names = partners.partners(mentioned).values().stream().collect(toMap(Partner::id, Partner::name));
        var active = partners.list(PartnerFilter.ACTIVE, null, 500).items().stream()
                .map(it -> new Choice(it.id().toString(), it.name()))
                .toList();
        model.addAttribute("it", new ServicePage(sheet, organisations.sites(), active, names, today()));
        return "catalogue/service";
    }

    @GetMapping("/services/{service}/edit")
    ModelAndView edit(@PathVariable String service) {
        return form(SERVICES + service, ServiceForm.of(services.sheet(services.serviceId(service))), FormErrors.NONE);
    }

    @PostMapping("/services/{service}")
    Object change(@PathVariable String service, @ModelAttribute ServiceForm form, RedirectAttributes redirect) {
        var errors = new FormErrors();
        var details = form.details(errors);
        if (details == null) {
            return form(SERVICES + service, form, errors);
        }
        services.change(services.serviceId(service), form.version(), details);
        Flash.done(redirect, "catalogue.changed", details.name());
        return to(service);
    }

    @PostMapping("/services/{service}/archiving")
    String archive(@PathVariable String service, @RequestParam int version, RedirectAttributes redirect) {
        services.archive(services.serviceId(service), version);
        Flash.done(redirect, "catalogue.archived-now");
        return to(service);
    }

    @PostMapping("/services/{service}/restoration")
    String restore(@PathVariable String service, @RequestParam int version, RedirectAttributes redirect) {
        services.restore(services.serviceId(service), version);
        Flash.done(redirect, "catalogue.restored");
        return to(service);
    }

    @PostMapping("/services/{service}/sales")
    String sell(
            @PathVariable String service,
            @RequestParam String site,
            @ModelAttribute SaleForm form,
            RedirectAttributes redirect) {
        services.sell(services.serviceId(service), site(site), form.terms());
        Flash.done(redirect, "catalogue.sale.added");
        return to(service);
    }

    @PostMapping("/services/{service}/sales/{site}")
    String changeTerms(
            @PathVariable String service,
            @PathVariable String site,
            @RequestParam int version,
            @ModelAttribute SaleForm form,
            RedirectAttributes redirect) {
        services.changeTerms(services.serviceId(service), site(site), version, form.terms());
        Flash.done(redirect, "catalogue.sale.changed");
        return to(service);
    }

    @PostMapping("/services/{service}/sales/{site}/ending")
    String stopSelling(
            @PathVariable String service,
            @PathVariable String site,
            @RequestParam int version,
            @RequestParam LocalDate lastDay,
            RedirectAttributes redirect) {
        services.stopSelling(services.serviceId(service), site(site), version, lastDay);
        Flash.done(redirect, "catalogue.sale.ended", lastDay);
        return to(service);
    }

    @PostMapping("/services/{service}/prices")
    String price(@PathVariable String service, @ModelAttribute PriceForm form, RedirectAttributes redirect) {
        services.price(services.serviceId(service), form.siteIds(), form.price(), form.firstDay());
        Flash.done(redirect, "catalogue.price.set", form.firstDay());
        return to(service);
    }

    @PostMapping("/services/{service}/sales/{site}/prices/{from}/removal")
    String giveUpPrice(
            @PathVariable String service,
            @PathVariable String site,
            @PathVariable LocalDate from,
            RedirectAttributes redirect) {
        services.giveUpPlannedPrice(services.serviceId(service), site(site), from);
        Flash.done(redirect, "catalogue.price.given-up");
        return to(service);
    }

    private SiteId site(String slugOrId) {
        return organisations.siteId(slugOrId);
    }

    private static ModelAndView form(String action, ServiceForm form, FormErrors errors) {
        var view = new ModelAndView("catalogue/form");
        view.addObject("action", action);
        view.addObject("form", form);
        view.addObject("errors", errors);
        view.setStatus(errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return view;
    }

    private static String to(String service) {
        return "redirect:" + SERVICES + service;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
