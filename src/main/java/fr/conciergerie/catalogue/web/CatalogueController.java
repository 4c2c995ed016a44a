package fr.conciergerie.catalogue.web;

import static java.util.stream.Collectors.toMap;

import fr.conciergerie.catalogue.Family;
import fr.conciergerie.catalogue.Price;
import fr.conciergerie.catalogue.PriceKind;
import fr.conciergerie.catalogue.Sale;
import fr.conciergerie.catalogue.ServiceSheet;
import fr.conciergerie.catalogue.Services;
import fr.conciergerie.catalogue.Terms;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.partners.Partner;
import fr.conciergerie.partners.PartnerFilter;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.partners.Partners;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.ui.Choice;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Supplier;
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

/** What the manager does with services. */
@Controller
@RequestMapping("/operator/catalogue")
class CatalogueController {

    private static final int PAGE = 50;
    private static final String SERVICES = "/operator/catalogue/services/";

    private final Services services;
    private final Partners partners;
    private final Organisations organisations;
    private final DayClock dayClock;

    CatalogueController(Services services, Partners partners, Organisations organisations, DayClock dayClock) {
        this.services = services;
        this.partners = partners;
        this.organisations = organisations;
        this.dayClock = dayClock;
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
        return form("/operator/catalogue", ServiceForm.blank());
    }

    @PostMapping
    ModelAndView add(FilledForm form, RedirectAttributes redirect) {
        var details = ServiceForm.read(form);
        return form.send(this::form, () -> {
            var id = services.add(details.get());
            Flash.done(redirect, "catalogue.added", details.get().name());
            return to(services.sheet(id).slug());
        });
    }

    @GetMapping("/services/{service}")
    ModelAndView service(@PathVariable String service, @RequestParam(defaultValue = "") String site) {
        var sheet = sheet(service);
        var mentioned = sheet.sales().stream()
                .flatMap(it -> it.terms().partners())
                .distinct()
                .toList();
        var names = partners.partners(mentioned).values().stream().collect(toMap(Partner::id, Partner::name));
        var active = partners.list(PartnerFilter.ACTIVE, null, 500).items().stream()
                .map(it -> new Choice(it.id().toString(), it.name()))
                .toList();
        var view = new ModelAndView("catalogue/service");
        view.addObject("it", new ServicePage(sheet, organisations.sites(), active, names, today(), site));
        return view;
    }

    @GetMapping("/services/{service}/edit")
    ModelAndView edit(@PathVariable String service) {
        return form(SERVICES + service, ServiceForm.of(sheet(service)));
    }

    @PostMapping("/services/{service}")
    ModelAndView change(@PathVariable String service, FilledForm form, RedirectAttributes redirect) {
        var id = services.serviceId(service);
        var details = ServiceForm.read(form);
        return form.send(() -> edit(service), () -> {
            services.change(id, form.version(), details.get());
            Flash.done(redirect, "catalogue.changed", details.get().name());
            return to(service);
        });
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
    ModelAndView sell(@PathVariable String service, FilledForm form, RedirectAttributes redirect) {
        var id = services.serviceId(service);
        var site = form.choice("site", this::site);
        var terms = terms(form);
        form.errorAt("site", "catalogue.sold-there-already");
        return form.send(() -> service(service, ""), () -> {
            services.sell(id, site.get(), terms.get());
            Flash.done(redirect, "catalogue.sale.added");
            return to(service);
        });
    }

    @PostMapping("/services/{service}/sales/{site}")
    ModelAndView changeTerms(
            @PathVariable String service, @PathVariable String site, FilledForm form, RedirectAttributes redirect) {
        var id = services.serviceId(service);
        var where = site(site);
        var terms = terms(form);
        return form.send(() -> service(service, site), () -> {
            services.changeTerms(id, where, form.version(), terms.get());
            Flash.done(redirect, "catalogue.sale.changed");
            return to(service);
        });
    }

    @PostMapping("/services/{service}/sales/{site}/ending")
    ModelAndView stopSelling(
            @PathVariable String service, @PathVariable String site, FilledForm form, RedirectAttributes redirect) {
        var id = services.serviceId(service);
        var where = site(site);
        var lastDay = form.day("lastDay");
        return form.send(() -> service(service, site), () -> {
            services.stopSelling(id, where, form.version(), lastDay.get());
            Flash.done(redirect, "catalogue.sale.ended", lastDay.get());
            return to(service);
        });
    }

    @PostMapping("/services/{service}/prices")
    ModelAndView price(@PathVariable String service, FilledForm form, RedirectAttributes redirect) {
        var sheet = sheet(service);
        var sites = form.choices("sites", it -> sold(sheet, it));
        form.check(!sites.isEmpty(), "sites", "catalogue.price.needs-a-site");
        var kind = form.choice("kind", PriceKind.class);
        var amount = form.readIfAny("amount", Money::parse);
        var from = form.day("from");
        form.errorAt("amount", "catalogue.price.needs-an-amount", "catalogue.price.out-of-range");
        form.errorAt("from", "catalogue.price.past-is-fixed");
        return form.send(() -> service(service, ""), () -> {
            var price = kind.get() == PriceKind.ON_QUOTE ? Price.ON_QUOTE : new Price(kind.get(), amount);
            services.price(sheet.id(), sites, price, from.get());
            Flash.done(redirect, "catalogue.price.set", from.get());
            return to(service);
        });
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

    private Supplier<Terms> terms(FilledForm form) {
        var partner = form.choice("partner", this::partner);
        var leadDays = form.number("leadDays", 0, Terms.LONGEST);
        var fallback = form.readIfAny("fallback", this::partner);
        var fallbackLeadDays = form.numberIfAny("fallbackLeadDays", 0, Terms.LONGEST);
        form.errorAt("fallback", "catalogue.falls-back-on-itself");
        return () -> new Terms(
                partner.get(),
                leadDays.get(),
                fallback == null
                        ? null
                        : new Terms.Fallback(fallback, fallbackLeadDays == null ? leadDays.get() : fallbackLeadDays));
    }

    private PartnerId partner(String key) {
        return partners.partner(new PartnerId(UUID.fromString(key))).id();
    }

    private SiteId site(String slugOrId) {
        return organisations.siteId(slugOrId);
    }

    /** A site where the service is sold, by its key. */
    private static SiteId sold(ServiceSheet sheet, String key) {
        return sheet.saleAt(new SiteId(UUID.fromString(key)))
                .map(Sale::site)
                .orElseThrow(() -> new NotFound("sale at " + key));
    }

    private ServiceSheet sheet(String service) {
        return services.sheet(services.serviceId(service));
    }

    private static ModelAndView form(String action, ServiceForm known) {
        var view = new ModelAndView("catalogue/form");
        view.addObject("action", action);
        view.addObject("known", known);
        return view;
    }

    private static String to(String service) {
        return "redirect:" + SERVICES + service;
    }

    private LocalDate today() {
        return dayClock.today();
    }
}
