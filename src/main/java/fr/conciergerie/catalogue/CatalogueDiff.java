package fr.conciergerie.catalogue;

import fr.conciergerie.catalogue.ImportPlan.BadLine;
import fr.conciergerie.catalogue.ImportPlan.Change;
import fr.conciergerie.catalogue.ImportPlan.Difference;
import fr.conciergerie.catalogue.ImportPlan.Kind;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.shared.Refused;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares the lines of a file, one after the other, with the catalogue as it is, and notes what each would change. */
class CatalogueDiff {

    private final Map<String, ServiceSheet> before;
    private final Map<SiteId, String> sites;
    private final Differences differences;
    private final LocalDate today;
    private final Map<String, ServiceDetails> seen = new HashMap<>();
    private final Set<String> seenAt = new HashSet<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<BadLine> bad = new ArrayList<>();
    private final List<Long> titles = new ArrayList<>();
    private final List<String> ignored = new ArrayList<>();
    private int unchanged;

    /** A change and how it is made, through the front door. */
    record Step(Change change, StepAction action) {}

    /** Makes one change. */
    interface StepAction {
        void apply(Services services);
    }

    /**
     * @param sites their names
     * @param partners their names
     */
    CatalogueDiff(
            Map<String, ServiceSheet> before,
            Map<SiteId, String> sites,
            Map<PartnerId, String> partners,
            LocalDate today) {
        this.before = before;
        this.sites = sites;
        this.differences = new Differences(partners);
        this.today = today;
    }

    List<Step> steps() {
        return steps;
    }

    ImportPlan plan() {
        return new ImportPlan(steps.stream().map(Step::change).toList(), bad, unchanged, titles, ignored);
    }

    void refuse(long line, Refused reason) {
        bad.add(new BadLine(line, reason));
    }

    void passOver(long line) {
        titles.add(line);
    }

    void ignore(List<String> columns) {
        ignored.addAll(columns);
    }

    /** @param lines what one row of the file says, for each of the sites that it names */
    void compare(long number, List<CatalogueLine> lines) {
        for (var line : lines) {
            var earlier = seen.get(line.slug());
            if (earlier != null && !earlier.equals(line.details())) {
                refuse(number, new Refused("catalogue.import.contradicts", line.slug()));
                return;
            }
            if (seenAt.contains(place(line))) {
                refuse(number, new Refused("catalogue.import.twice", line.slug()));
                return;
            }
        }
        int known = steps.size();
        for (var line : lines) {
            seenAt.add(place(line));
            if (!seen.containsKey(line.slug())) {
                compareService(number, line.slug(), line.details());
            }
            if (line.sale() != null) {
                compareSale(number, line, line.sale());
            }
        }
        if (steps.size() == known) {
            unchanged++;
        }
    }

    private static String place(CatalogueLine line) {
        var sale = line.sale();
        return line.slug() + " " + (sale == null ? "" : sale.site());
    }

    private void compareService(long number, String slug, ServiceDetails read) {
        seen.put(slug, read);
        var sheet = before.get(slug);
        var details =
                sheet == null ? read : read.withOptionsKnownAs(sheet.details().options());
        if (sheet == null) {
            step(number, Kind.NEW_SERVICE, details, null, List.of(), services -> services.add(slug, details));
        } else if (!sheet.details().equals(details)) {
            step(
                    number,
                    Kind.CHANGED_SERVICE,
                    details,
                    null,
                    Differences.of(sheet.details(), details),
                    services -> services.change(sheet.id(), sheet.version(), details));
        }
    }

    private void compareSale(long number, CatalogueLine line, CatalogueLine.SiteTerms wanted) {
        var slug = line.slug();
        var site = wanted.site();
        var sheet = before.get(slug);
        var sale = sheet == null ? null : sheet.saleAt(site).orElse(null);
        if (sheet == null || sale == null) {
            step(
                    number,
                    Kind.NEW_SALE,
                    line.details(),
                    site,
                    differences.of(null, wanted.terms()),
                    services -> services.sell(services.serviceId(slug), site, wanted.terms()));
        } else if (!sale.terms().equals(wanted.terms()) || !sale.isSoldOn(today)) {
            step(
                    number,
                    Kind.CHANGED_TERMS,
                    line.details(),
                    site,
                    differences.of(sale, wanted.terms()),
                    services -> services.changeTerms(sheet.id(), site, sale.version(), wanted.terms()));
        }
        var price = line.price();
        var now =
                sale == null ? null : sale.priceOn(today).map(DatedPrice::price).orElse(null);
        if (price != null && !price.equals(now)) {
            step(
                    number,
                    Kind.NEW_PRICE,
                    line.details(),
                    site,
                    Differences.of(now, price),
                    services -> services.price(services.serviceId(slug), List.of(site), price, today));
        }
    }

    private void step(
            long line,
            Kind kind,
            ServiceDetails service,
            @Nullable SiteId site,
            List<Difference> differing,
            StepAction action) {
        var change = new Change(line, kind, service.name(), site == null ? null : name(site), differing);
        steps.add(new Step(change, action));
    }

    private String name(SiteId site) {
        return sites.getOrDefault(site, site.toString());
    }
}
