package fr.conciergerie.catalogue;

import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.SiteDetails;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.organisations.Territory;
import fr.conciergerie.partners.EssBasis;
import fr.conciergerie.partners.EssStatus;
import fr.conciergerie.partners.LegalForm;
import fr.conciergerie.partners.PartnerDetails;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.partners.Partners;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Tenant;
import java.time.LocalDate;
import java.util.UUID;

/** An operator with two sites and two partners, and nothing to sell yet. */
record Shop(OperatorId operator, SiteId site, SiteId otherSite, PartnerId cobbler, PartnerId laundry) {

    static Shop open(Organisations organisations, Partners partners) {
        var operator = organisations.createOperator("Essai", "essai-" + UUID.randomUUID());
        return Tenant.call(operator, () -> {
            var since = LocalDate.of(2012, 1, 1);
            var cobbler =
                    partners.add(PartnerDetails.of("L’Atelier du cuir", LegalForm.COOPERATIVE, "Bordeaux"), since);
            partners.recordEss(cobbler, EssStatus.of(EssBasis.COOPERATIVE, "Statuts de la coopérative", since, since));
            return new Shop(
                    operator,
                    site(organisations, "siege"),
                    site(organisations, "rive-droite"),
                    cobbler,
                    partners.add(PartnerDetails.of("Pressing des quais", LegalForm.COMPANY, "Bordeaux"), since));
        });
    }

    private static SiteId site(Organisations organisations, String slug) {
        return organisations.addSite(new SiteDetails(
                "Site " + slug,
                slug,
                "1 rue des Essais",
                "33000",
                "Bordeaux",
                Territory.FRANCE,
                false,
                "Hall du rez-de-chaussée",
                "",
                "#1f6f54"));
    }

    static PartnerDetails withFallback(PartnerDetails it, PartnerId fallback) {
        return new PartnerDetails(
                it.name(),
                it.legalForm(),
                it.siret(),
                it.email(),
                it.phone(),
                it.locale(),
                it.address(),
                it.postcode(),
                it.town(),
                it.holidayZone(),
                false,
                it.openDays(),
                it.vatRegime(),
                it.settlement(),
                it.commissionBasisPoints(),
                fallback);
    }
}
