package fr.conciergerie.catalogue.web;

import fr.conciergerie.catalogue.Sale;
import fr.conciergerie.catalogue.ServiceSheet;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.web.ui.Choice;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * One service as the manager looks at it.
 *
 * @param sites all sites of the operator
 * @param partners the active ones, to choose from
 * @param partnerNames by key, former ones too
 */
public record ServicePage(
        ServiceSheet service,
        List<Site> sites,
        List<Choice> partners,
        Map<PartnerId, String> partnerNames,
        LocalDate today) {

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
