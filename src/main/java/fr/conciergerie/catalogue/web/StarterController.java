package fr.conciergerie.catalogue.web;

import fr.conciergerie.catalogue.Family;
import fr.conciergerie.catalogue.StarterCatalogue;
import fr.conciergerie.catalogue.StarterCatalogue.Starter;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.partners.PartnerFilter;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.partners.Partners;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.web.Download;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.api.Idempotency;
import fr.conciergerie.web.api.IdempotencyKey;
import fr.conciergerie.web.csv.CsvWriter;
import fr.conciergerie.web.csv.SheetWriter;
import fr.conciergerie.web.ui.Choice;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Where a new operator chooses among the usual services; what it chose it then looks at as at any list. */
@Controller
@RequestMapping(StarterPage.PATH)
class StarterController {

    private static final int MOST_PARTNERS = 100;

    private final StarterCatalogue starter;
    private final Organisations organisations;
    private final Partners partners;
    private final Idempotency idempotency;

    StarterController(
            StarterCatalogue starter, Organisations organisations, Partners partners, Idempotency idempotency) {
        this.starter = starter;
        this.organisations = organisations;
        this.partners = partners;
        this.idempotency = idempotency;
    }

    @GetMapping
    ModelAndView choose() {
        return new ModelAndView(
                "catalogue/starter",
                "it",
                new StarterPage(
                        starter.starters(),
                        new HashSet<>(starter.known()),
                        organisations.sites().stream()
                                .map(it -> new Choice(it.slug(), it.name()))
                                .toList(),
                        partners.list(PartnerFilter.ACTIVE, null, MOST_PARTNERS).items().stream()
                                .map(it -> new Choice(it.id().toString(), it.name()))
                                .toList()));
    }

    /** A family goes to the partner that is said for it, else to the one that is said for all; or is left for later. */
    @PostMapping
    ModelAndView look(FilledForm form, IdempotencyKey key) {
        var chosen = form.choices("services", this::slug);
        var sites = form.choices(
                "sites", it -> organisations.site(organisations.siteId(it)).slug());
        var partner = form.choice("partner", this::partner);
        Map<Family, PartnerId> others = new EnumMap<>(Family.class);
        var later = new HashSet<Family>();
        for (var family : Family.values()) {
            var field = StarterPage.partnerOf(family);
            if (form.typed(field).equals(StarterPage.LATER)) {
                later.add(family);
            } else {
                var other = form.readIfAny(field, this::partner);
                if (other != null) {
                    others.put(family, other);
                }
            }
        }
        form.check(!sites.isEmpty(), "sites", "catalogue.starter.needs-a-site");
        form.check(
                starter.starters().stream().anyMatch(it -> chosen.contains(it.slug()) && !later.contains(it.family())),
                "services",
                "catalogue.starter.needs-a-service");
        return form.send(this::choose, () -> {
            Map<Family, PartnerId> by = new EnumMap<>(Family.class);
            for (var family : Family.values()) {
                if (!later.contains(family)) {
                    by.put(family, others.getOrDefault(family, partner.get()));
                }
            }
            return idempotency.onceForm(
                    key,
                    List.of(chosen, sites, by),
                    () -> "redirect:/operator/catalogue/imports/" + starter.draft(chosen, sites, by));
        });
    }

    @GetMapping("/export.csv")
    void export(HttpServletResponse response) {
        starter.export(headings -> new CsvWriter(
                Download.begin(
                        response, new MediaType("text", "csv", StandardCharsets.UTF_8), StarterCatalogue.FILE + ".csv"),
                headings));
    }

    @GetMapping("/export.xlsx")
    void workbook(HttpServletResponse response) {
        starter.export(headings -> new SheetWriter(
                Download.stream(response, MediaType.parseMediaType(SheetWriter.TYPE), StarterCatalogue.FILE + ".xlsx"),
                "Catalogue",
                headings));
    }

    private String slug(String typed) {
        return starter.starters().stream()
                .map(Starter::slug)
                .filter(typed::equals)
                .findFirst()
                .orElseThrow(() -> new NotFound("starter " + typed));
    }

    private PartnerId partner(String key) {
        return partners.partner(new PartnerId(UUID.fromString(key))).id();
    }
}
