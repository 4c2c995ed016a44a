package fr.conciergerie.catalogue;

import fr.conciergerie.catalogue.ImportPlan.BadLine;
import fr.conciergerie.catalogue.ImportPlan.Change;
import fr.conciergerie.catalogue.ImportPlan.Kind;
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
    private final LocalDate today;
    private final Map<String, ServiceDetails> seen = new HashMap<>();
    private final Set<String> seenAt = new HashSet<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<BadLine> bad = new ArrayList<>();
    private int unchanged;

    /** A change and how it is made, through the front door. */
    record Step(Change change, StepAction action) {}

    /** Makes one change. */
    interface StepAction {
        void apply(Services services);
    }

    CatalogueDiff(Map<String, ServiceSheet> before, LocalDate today) {
        this.before = before;
        this.today = today;
    }

    List<Step> steps() {
        return steps;
    }

    ImportPlan plan() {
        return new ImportPlan(steps.stream().map(Step::change).toList(), bad, unchanged);
    }

    void refuse(long line, Refused reason) {
        bad.add(new BadLine(line, reason));
    }

    void compare(long number, CatalogueLine line) {
        var earlier = seen.get(line.slug());
        if (earlier != null && !earlier.equals(line.details())) {
            refuse(number, new Refused("catalogue.import.contradicts", line.slug()));
            return;
        }
        var sale = line.sale();
        if (!seenAt.add(line.slug() + " " + (sale == null ? "" : sale.site()))) {
            refuse(number, new Refused("catalogue.import.twice", line.slug()));
            return;
        }
        int known = steps.size();
        if (earlier == null) {
            compareService(number, line.slug(), line.details());
        }
        if (sale != null) {
            compareSale(number, line, sale);
        }
        if (steps.size() == known) {
            unchanged++;
        }
    }

    private void compareService(long number, String slug, ServiceDetails details) {
        seen.put(slug, details);
        var sheet = before.get(slug);
        if (sheet == null) {
            step(number, Kind.NEW_SERVICE, slug, null, services -> services.add(slug, details));
        } else if (!sheet.details().equals(details)) {
            step(
                    number,
                    Kind.CHANGED_SERVICE,
                    slug,
                    null,
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
                    slug,
                    site.toString(),
                    services -> services.sell(services.serviceId(slug), site, wanted.terms()));
        } else if (!sale.terms().equals(wanted.terms()) || !sale.isSoldOn(today)) {
            step(
                    number,
                    Kind.CHANGED_TERMS,
                    slug,
                    site.toString(),
                    services -> services.changeTerms(sheet.id(), site, sale.version(), wanted.terms()));
        }
        var price = line.price();
        if (price != null
                && (sale == null
                        || sale.priceOn(today)
                                .filter(it -> it.price().equals(price))
                                .isEmpty())) {
            step(
                    number,
                    Kind.NEW_PRICE,
                    slug,
                    site.toString(),
                    services -> services.price(services.serviceId(slug), List.of(site), price, today));
        }
    }

    private void step(long line, Kind kind, String service, @Nullable String site, StepAction action) {
        steps.add(new Step(new Change(line, kind, service, site), action));
    }
}
