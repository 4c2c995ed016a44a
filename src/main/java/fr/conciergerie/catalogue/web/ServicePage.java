package fr.conciergerie.catalogue.web;

import fr.conciergerie.catalogue.DatedPrice;
import fr.conciergerie.catalogue.Price;
import fr.conciergerie.catalogue.Sale;
import fr.conciergerie.catalogue.ServiceSheet;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.web.ui.Choice;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One service as the manager looks at it.
 *
 * @param sites all sites of the operator
 * @param partners the active ones, to choose from
 * @param partnerNames by key, former ones too
 * @param asked the site to look at closely, by slug or key; empty for none
 */
public record ServicePage(
        ServiceSheet service,
        List<Site> sites,
        List<Choice> partners,
        Map<PartnerId, String> partnerNames,
        LocalDate today,
        String asked) {

    /** So many choices of a partner at most are on one page. */
    private static final int FEW = 800;

    /** Whether each site is a line of a list, for all of them with their forms would be more than anybody reads. */
    public boolean areMany() {
        return sales().size() * Math.max(partners.size(), 30) > FEW;
    }

    /** The sales that are shown with all that can be done with them. */
    public List<Sale> opened() {
        return areMany() ? sales().stream().filter(it -> isAsked(it.site())).toList() : sales();
    }

    private boolean isAsked(SiteId id) {
        return id.toString().equals(asked)
                || sites.stream().anyMatch(it -> it.id().equals(id) && it.slug().equals(asked));
    }

    /** What a sale costs today; null where no price holds. */
    public @Nullable Price priceOf(Sale sale) {
        return sale.priceOn(today).map(DatedPrice::price).orElse(null);
    }

    public String path() {
        return "/operator/catalogue/services/" + service.slug();
    }

    public String siteName(SiteId id) {
        return sites.stream()
                .filter(it -> it.id().equals(id))
                .map(Site::name)
                .findFirst()
                .orElse(id.toString());
    }

    public String partnerName(PartnerId id) {
        return partnerNames.getOrDefault(id, id.toString());
    }

    /** Where it could be sold as well. */
    public List<Choice> otherSites() {
        return sites.stream()
                .filter(it -> service.saleAt(it.id()).isEmpty())
                .map(it -> new Choice(it.id().toString(), it.name()))
                .toList();
    }

    /** Where it is sold, to choose from. */
    public List<Choice> soldSites() {
        return sales().stream()
                .map(it -> new Choice(it.site().toString(), siteName(it.site())))
                .toList();
    }

    public List<Sale> sales() {
        return service.sales();
    }
}
