package fr.conciergerie.demo;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;

import fr.conciergerie.organisations.Territory;
import fr.conciergerie.partners.EssBasis;
import fr.conciergerie.partners.EssStatus;
import fr.conciergerie.partners.LegalForm;
import fr.conciergerie.partners.PartnerDetails;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.partners.Partners;
import fr.conciergerie.partners.Settlement;
import fr.conciergerie.partners.SiaeKind;
import fr.conciergerie.partners.VatRegime;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Twenty-five suppliers of the demonstration, twenty of them from the social economy. None of them exists. */
@Component
class DemoPartners {

    private static final Set<DayOfWeek> WEEK = EnumSet.range(MONDAY, FRIDAY);
    private static final Set<DayOfWeek> SHOP = EnumSet.range(TUESDAY, SATURDAY);
    private static final LocalDate SINCE = LocalDate.of(2014, 1, 1);

    private static final List<Sketch> SKETCHES = List.of(
            sketch("cordonnerie-du-cours", "La Cordonnerie du Cours", LegalForm.COOPERATIVE, "Bordeaux", SHOP)
                    .ess(EssBasis.COOPERATIVE, "Statuts de SCOP, article 1"),
            sketch("cordonnerie-mobile", "Le Cordonnier ambulant", LegalForm.ASSOCIATION, "Floirac", WEEK)
                    .ess(EssBasis.ASSOCIATION, "Récépissé de déclaration en préfecture"),
            sketch(
                            "pressing-la-bulle",
                            "Pressing La Bulle",
                            LegalForm.COOPERATIVE,
                            "Bègles",
                            EnumSet.range(MONDAY, SATURDAY))
                    .ess(EssBasis.COOPERATIVE, "Statuts de SCOP, article 1"),
            sketch("blanchisserie-du-fleuve", "Blanchisserie du Fleuve", LegalForm.ASSOCIATION, "Cenon", WEEK)
                    .siae(EssBasis.ASSOCIATION, "Convention avec l’État, chantier d’insertion", SiaeKind.ACI),
            sketch("fil-a-fil", "Atelier Fil à fil", LegalForm.ASSOCIATION, "Lormont", WEEK)
                    .siae(EssBasis.ASSOCIATION, "Convention avec l’État, chantier d’insertion", SiaeKind.ACI),
            sketch("le-fer-et-la-plume", "Le Fer et la Plume", LegalForm.COMPANY, "Talence", WEEK)
                    .siae(EssBasis.ESS_COMPANY, "Extrait du registre, mention ESS", SiaeKind.EI),
            sketch("comptoir-des-reparateurs", "Le Comptoir des Réparateurs", LegalForm.ASSOCIATION, "Bordeaux", SHOP)
                    .ess(EssBasis.ASSOCIATION, "Récépissé de déclaration en préfecture"),
            sketch("velo-recycle", "L’Atelier du Vélo recyclé", LegalForm.ASSOCIATION, "Bordeaux", SHOP)
                    .siae(EssBasis.ASSOCIATION, "Convention avec l’État, chantier d’insertion", SiaeKind.ACI),
            sketch("eclat-sans-eau", "Éclat sans eau", LegalForm.COMPANY, "Mérignac", WEEK)
                    .siae(EssBasis.ESS_COMPANY, "Extrait du registre, mention ESS", SiaeKind.EI),
            sketch(
                            "garage-des-quatre-vents",
                            "Garage solidaire des Quatre Vents",
                            LegalForm.ASSOCIATION,
                            "Pessac",
                            WEEK)
                    .ess(EssBasis.ASSOCIATION, "Récépissé de déclaration en préfecture"),
            sketch("controle-technique-des-docks", "Contrôle technique des Docks", LegalForm.COMPANY, "Bordeaux", WEEK),
            sketch("paniers-de-l-estuaire", "Les Paniers de l’Estuaire", LegalForm.ASSOCIATION, "Blanquefort", WEEK)
                    .siae(EssBasis.ASSOCIATION, "Convention avec l’État, jardin d’insertion", SiaeKind.ACI),
            sketch(
                            "fournil-du-marais",
                            "Le Fournil du Marais",
                            LegalForm.COOPERATIVE,
                            "Bruges",
                            EnumSet.range(TUESDAY, SATURDAY))
                    .ess(EssBasis.COOPERATIVE, "Statuts de SCOP, article 1"),
            sketch(
                    "fromagerie-des-pres-hauts",
                    "Fromagerie des Prés hauts",
                    LegalForm.SOLE_TRADER,
                    "Saint-Macaire",
                    WEEK),
            sketch("la-bonne-mesure", "Épicerie La Bonne Mesure", LegalForm.COOPERATIVE, "Bordeaux", SHOP)
                    .ess(EssBasis.COOPERATIVE, "Statuts de SCIC, article 2"),
            sketch(
                            "osteopathie-du-parc",
                            "Cabinet d’ostéopathie du Parc",
                            LegalForm.SOLE_TRADER,
                            "Bordeaux",
                            EnumSet.of(TUESDAY, THURSDAY))
                    .vat(VatRegime.EXEMPT),
            sketch(
                            "respire",
                            "Respire, sophrologie",
                            LegalForm.SOLE_TRADER,
                            "Bordeaux",
                            EnumSet.of(MONDAY, TUESDAY, FRIDAY))
                    .vat(VatRegime.FRANCHISE),
            sketch("les-mains-libres", "Les Mains libres", LegalForm.ASSOCIATION, "Bordeaux", WEEK)
                    .ess(EssBasis.ASSOCIATION, "Récépissé de déclaration en préfecture"),
            sketch("meche-et-compagnie", "Salon Mèche et compagnie", LegalForm.COMPANY, "Cenon", SHOP)
                    .siae(EssBasis.ESS_COMPANY, "Extrait du registre, mention ESS", SiaeKind.EI),
            sketch("coursiers-du-pont", "Les Coursiers du Pont", LegalForm.COOPERATIVE, "Bordeaux", WEEK)
                    .ess(EssBasis.COOPERATIVE, "Statuts de SCOP, article 1"),
            sketch("les-petits-pas", "Les Petits Pas", LegalForm.ASSOCIATION, "Bordeaux", WEEK)
                    .ess(EssBasis.ASSOCIATION, "Récépissé de déclaration en préfecture"),
            sketch("a-domicile-ensemble", "À domicile ensemble", LegalForm.COOPERATIVE, "Pessac", WEEK)
                    .ess(EssBasis.COOPERATIVE, "Statuts de SCIC, article 2"),
            sketch(
                            "la-plume-a-l-oreille",
                            "La Plume à l’oreille",
                            LegalForm.ASSOCIATION,
                            "Lormont",
                            EnumSet.of(TUESDAY, WEDNESDAY, FRIDAY))
                    .ess(EssBasis.ASSOCIATION, "Récépissé de déclaration en préfecture"),
            sketch("les-pages-tournees", "Librairie Les Pages tournées", LegalForm.COOPERATIVE, "Bordeaux", SHOP)
                    .ess(EssBasis.COOPERATIVE, "Statuts de SCOP, article 1"),
            sketch("photo-des-quais", "Photo des Quais", LegalForm.COMPANY, "Bordeaux", SHOP));

    private final Partners partners;

    DemoPartners(Partners partners) {
        this.partners = partners;
    }

    /** Adds them all and answers who is who, by slug. */
    Map<String, PartnerId> load() {
        var added = new HashMap<String, PartnerId>();
        for (var sketch : SKETCHES) {
            var id = partners.add(sketch.slug, sketch.details(null), SINCE);
            added.put(sketch.slug, id);
            if (sketch.basis != null) {
                partners.recordEss(
                        id, new EssStatus(sketch.basis, sketch.proof, SINCE, SINCE, null, null, sketch.siae));
            }
        }
        standIn(added, "cordonnerie-du-cours", "cordonnerie-mobile");
        return Map.copyOf(added);
    }

    /** The one does the work when the other cannot. */
    private void standIn(Map<String, PartnerId> added, String usual, String other) {
        var sketch = SKETCHES.stream()
                .filter(it -> it.slug.equals(usual))
                .findFirst()
                .orElseThrow();
        partners.change(
                Objects.requireNonNull(added.get(usual)), 0, sketch.details(Objects.requireNonNull(added.get(other))));
    }

    private static Sketch sketch(String slug, String name, LegalForm form, String town, Set<DayOfWeek> days) {
        return new Sketch(slug, name, form, town, days, VatRegime.NORMAL, null, "", null);
    }

    private record Sketch(
            String slug,
            String name,
            LegalForm form,
            String town,
            Set<DayOfWeek> days,
            VatRegime vat,
            @Nullable EssBasis basis,
            String proof,
            @Nullable SiaeKind siae) {

        Sketch ess(EssBasis because, String seen) {
            return new Sketch(slug, name, form, town, days, vat, because, seen, null);
        }

        Sketch siae(EssBasis because, String seen, SiaeKind kind) {
            return new Sketch(slug, name, form, town, days, vat, because, seen, kind);
        }

        Sketch vat(VatRegime regime) {
            return new Sketch(slug, name, form, town, days, regime, basis, proof, siae);
        }

        PartnerDetails details(@Nullable PartnerId fallback) {
            return new PartnerDetails(
                    name,
                    form,
                    null,
                    slug + "@partenaires.example",
                    null,
                    Locale.FRENCH,
                    "",
                    "",
                    town,
                    Territory.FRANCE.holidayZone(),
                    false,
                    days,
                    vat,
                    Settlement.DIRECT_TO_PARTNER,
                    1000,
                    fallback);
        }
    }
}
