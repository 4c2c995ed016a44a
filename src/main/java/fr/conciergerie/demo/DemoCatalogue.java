package fr.conciergerie.demo;

import fr.conciergerie.catalogue.DatedPrice;
import fr.conciergerie.catalogue.Family;
import fr.conciergerie.catalogue.Option;
import fr.conciergerie.catalogue.Price;
import fr.conciergerie.catalogue.ServiceDetails;
import fr.conciergerie.catalogue.Services;
import fr.conciergerie.catalogue.Shape;
import fr.conciergerie.catalogue.Terms;
import fr.conciergerie.catalogue.VatCategory;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.shared.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What the demonstration sells, at every site, at plausible prices. */
@Component
class DemoCatalogue {

    private static final LocalDate SINCE = LocalDate.of(2014, 1, 1);

    private static final List<Sketch> SKETCHES = List.of(
            new Sketch(
                    "cordonnerie-talons", "Talons", "Remplacement des bonbouts d’une paire de chaussures.", "talon bonbout chaussure réparation",
                    Family.EVERYDAY, Shape.ENTRUSTED, Price.fixed(Money.euros(12, 0)), VatCategory.STANDARD, "hammer", "cordonnerie-du-cours", 2),
            new Sketch(
                    "cordonnerie-patins", "Patins de protection", "Pose de patins fins sous la semelle.", "semelle chaussure",
                    Family.EVERYDAY, Shape.ENTRUSTED, Price.fixed(Money.euros(15, 0)), VatCategory.STANDARD, "hammer", "cordonnerie-du-cours", 2),
            new Sketch(
                    "cordonnerie-ressemelage", "Ressemelage", "Semelle neuve, cousue ou collée, après examen de la paire.", "réparation chaussure semelle",
                    Family.EVERYDAY, Shape.ENTRUSTED, Price.from(Money.euros(38, 0)), VatCategory.STANDARD, "hammer", "cordonnerie-du-cours", 5),
            new Sketch(
                    "cordonnerie-double-de-cle", "Double de clé", "Copie d’une clé plate ordinaire.", "clef copie",
                    Family.EVERYDAY, Shape.ENTRUSTED, Price.fixed(Money.euros(6, 50)), VatCategory.STANDARD, "key", "cordonnerie-du-cours", 1),
            new Sketch(
                    "cordonnerie-maroquinerie", "Réparation de sac ou de ceinture", "Couture, fermeture, boucle : prix donné après examen.", "maroquinerie sac ceinture cuir",
                    Family.EVERYDAY, Shape.ENTRUSTED, Price.ON_QUOTE, VatCategory.STANDARD, "handbag", "cordonnerie-du-cours", 5),
            new Sketch(
                    "pressing-chemise", "Chemise, lavée et repassée", "Sur cintre ou pliée.", "chemisier nettoyage",
                    Family.EVERYDAY, Shape.ENTRUSTED, Price.fixed(Money.euros(4, 50)), VatCategory.STANDARD, "droplet", "pressing-la-bulle", 2),
            new Sketch(
                    "pressing-costume", "Costume deux pièces", "Veste et pantalon, nettoyage sans solvant.", "tailleur veste pantalon nettoyage",
                    Family.EVERYDAY, Shape.ENTRUSTED, Price.fixed(Money.euros(16, 0)), VatCategory.STANDARD, "droplet", "pressing-la-bulle", 3),
            new Sketch(
                    "pressing-manteau", "Manteau", "Nettoyage et petit défroissage.", "nettoyage imperméable",
                    Family.EVERYDAY, Shape.ENTRUSTED, Price.fixed(Money.euros(19, 50)), VatCategory.STANDARD, "droplet", "pressing-la-bulle", 3),
            new Sketch(
                    "pressing-robe", "Robe", "Robe simple ou plissée.", "nettoyage",
                    Family.EVERYDAY, Shape.ENTRUSTED, Price.fixed(Money.euros(13, 0)), VatCategory.STANDARD, "droplet", "pressing-la-bulle", 3),
            new Sketch(
                    "blanchisserie-couette", "Couette", "Lavage et séchage, jusqu’à 240 × 260 cm.", "linge lavage duvet",
                    Family.EVERYDAY, Shape.ENTRUSTED, Price.fixed(Money.euros(26, 0)), VatCategory.STANDARD, "moon-stars", "blanchisserie-du-fleuve", 4),
            new Sketch(
                    "blanchisserie-linge-de-lit", "Parure de linge de lit", "Drap, housse et taies, lavés et pliés.", "draps linge lavage",
                    Family.EVERYDAY, Shape.ENTRUSTED, Price.fixed(Money.euros(14, 0)), VatCategory.STANDARD, "moon-stars", "blanchisserie-du-fleuve", 3),
            new Sketch(
                    "repassage-cinq-pieces", "Repassage, cinq pièces", "Linge propre rendu repassé, sur cintre.", "fer linge",
                    Family.EVERYDAY, Shape.ENTRUSTED, Price.fixed(Money.euros(9, 0)), VatCategory.STANDARD, "layers", "le-fer-et-la-plume", 2),
            new Sketch(
                    "retouche-ourlet", "Ourlet de pantalon", "À la longueur épinglée ou mesurée avec la concierge.", "couture pantalon",
                    Family.EVERYDAY, Shape.ENTRUSTED, Price.fixed(Money.euros(11, 0)), VatCategory.STANDARD, "scissors", "fil-a-fil", 4),
            new Sketch(
                    "retouche-fermeture", "Fermeture à glissière", "Changement de la fermeture d’un blouson ou d’une jupe.", "zip couture",
                    Family.EVERYDAY, Shape.ENTRUSTED, Price.fixed(Money.euros(18, 0)), VatCategory.STANDARD, "scissors", "fil-a-fil", 4),
            new Sketch(
                    "retouche-sur-mesure", "Retouche sur mesure", "Reprise de taille, doublure, transformation : prix donné après examen.", "couture",
                    Family.EVERYDAY, Shape.ENTRUSTED, Price.ON_QUOTE, VatCategory.STANDARD, "scissors", "fil-a-fil", 6),
            new Sketch(
                    "reparation-petit-electromenager", "Réparation de petit électroménager", "Cafetière, grille-pain, aspirateur : examen, puis prix.", "électrique panne",
                    Family.EVERYDAY, Shape.ENTRUSTED, Price.ON_QUOTE, VatCategory.STANDARD, "plug", "comptoir-des-reparateurs", 7),
            new Sketch(
                    "pile-de-montre", "Pile de montre", "Remplacement de la pile, étanchéité non comprise.", "horlogerie",
                    Family.EVERYDAY, Shape.ENTRUSTED, Price.fixed(Money.euros(10, 0)), VatCategory.STANDARD, "watch", "comptoir-des-reparateurs", 2),
            new Sketch(
                    "osteopathie-seance", "Séance d’ostéopathie", "Quarante-cinq minutes, dans la salle de repos du site.", "ostéo bien-être",
                    Family.WELL_BEING, Shape.APPOINTMENT, Price.fixed(Money.euros(55, 0)), VatCategory.HEALTH_CARE, "heart-pulse", "osteopathie-du-parc", 1),
            new Sketch(
                    "sophrologie-seance", "Séance de sophrologie", "Une heure, seul ou à deux.", "relaxation bien-être",
                    Family.WELL_BEING, Shape.APPOINTMENT, Price.fixed(Money.euros(45, 0)), VatCategory.STANDARD, "flower1", "respire", 1),
            new Sketch(
                    "massage-assis", "Massage assis", "Vingt minutes, habillé, par un praticien déficient visuel.", "détente bien-être",
                    Family.WELL_BEING, Shape.APPOINTMENT, Price.fixed(Money.euros(20, 0)), VatCategory.STANDARD, "person-hearts", "les-mains-libres", 1),
            new Sketch(
                    "coiffure-coupe", "Coupe de cheveux", "Sur place, sans shampooing.", "coiffeur cheveux",
                    Family.WELL_BEING, Shape.APPOINTMENT, Price.fixed(Money.euros(19, 0)), VatCategory.STANDARD, "person-square", "meche-et-compagnie", 2),
            new Sketch(
                    "lavage-voiture", "Lavage de voiture sans eau", "Extérieur et intérieur, sur le parc de stationnement.", "auto nettoyage clés",
                    Family.VEHICLE, Shape.ENTRUSTED, Price.fixed(Money.euros(34, 0)), VatCategory.STANDARD, "car-front", "eclat-sans-eau", 1),
            new Sketch(
                    "controle-technique", "Contrôle technique", "Aller et retour compris ; remettez les clés et la carte grise.", "voiture auto visite clés",
                    Family.VEHICLE, Shape.ENTRUSTED, Price.fixed(Money.euros(88, 0)), VatCategory.STANDARD, "clipboard-check", "controle-technique-des-docks", 2),
            new Sketch(
                    "vidange", "Vidange et filtres", "Huile et filtre compris ; autres pièces sur accord.", "voiture auto entretien garage",
                    Family.VEHICLE, Shape.ENTRUSTED, Price.from(Money.euros(95, 0)), VatCategory.STANDARD, "wrench", "garage-des-quatre-vents", 3),
            new Sketch(
                    "pneus", "Remplacement de pneus", "Prix donné selon la dimension.", "voiture auto garage",
                    Family.VEHICLE, Shape.ENTRUSTED, Price.ON_QUOTE, VatCategory.STANDARD, "wrench", "garage-des-quatre-vents", 4),
            new Sketch(
                    "revision-velo", "Révision de vélo", "Freins, vitesses, roues, graissage.", "cycle entretien",
                    Family.VEHICLE, Shape.ENTRUSTED, Price.fixed(Money.euros(42, 0)), VatCategory.STANDARD, "bicycle", "velo-recycle", 3),
            new Sketch(
                    "crevaison-velo", "Crevaison de vélo", "Chambre à air comprise.", "cycle pneu réparation",
                    Family.VEHICLE, Shape.ENTRUSTED, Price.fixed(Money.euros(14, 0)), VatCategory.STANDARD, "bicycle", "velo-recycle", 1),
            new Sketch(
                    "panier-de-legumes", "Panier de légumes", "Cinq à sept légumes bio de saison, pour deux ou trois personnes.", "bio circuit court",
                    Family.FOOD, Shape.GOODS, Price.fixed(Money.euros(11, 50)), VatCategory.FOOD, "basket", "paniers-de-l-estuaire", 2),
            new Sketch(
                    "grand-panier-de-legumes", "Grand panier de légumes", "Huit à dix légumes bio de saison, pour une famille.", "bio circuit court",
                    Family.FOOD, Shape.GOODS, Price.fixed(Money.euros(17, 50)), VatCategory.FOOD, "basket", "paniers-de-l-estuaire", 2),
            new Sketch(
                    "pain-bio", "Pain bio au levain", "Un pain d’un kilo, cuit au feu de bois.", "boulangerie",
                    Family.FOOD, Shape.GOODS, Price.fixed(Money.euros(6, 20)), VatCategory.FOOD, "cookie", "fournil-du-marais", 1),
            new Sketch(
                    "plateau-de-fromages", "Plateau de fromages fermiers", "Quatre fromages, environ 600 g.", "fromage ferme",
                    Family.FOOD, Shape.GOODS, Price.fixed(Money.euros(18, 0)), VatCategory.FOOD, "egg-fried", "fromagerie-des-pres-hauts", 3),
            new Sketch(
                    "epicerie-en-vrac", "Panier d’épicerie en vrac", "Riz, lentilles, pâtes, huile : liste à préciser.", "courses épicerie",
                    Family.FOOD, Shape.GOODS, Price.from(Money.euros(15, 0)), VatCategory.FOOD, "shop", "la-bonne-mesure", 2),
            new Sketch(
                    "reception-de-colis", "Réception de colis", "Nous recevons et gardons votre colis deux semaines.", "relais paquet livraison",
                    Family.PARCELS, Shape.GOODS, Price.fixed(Money.euros(2, 0)), VatCategory.STANDARD, "box-seam", "coursiers-du-pont", 0),
            new Sketch(
                    "envoi-de-colis", "Envoi de colis", "Affranchissement en plus, selon le poids.", "expédition paquet poste",
                    Family.PARCELS, Shape.ENTRUSTED, Price.from(Money.euros(5, 0)), VatCategory.STANDARD, "box-arrow-up", "coursiers-du-pont", 1),
            new Sketch(
                    "course-a-velo", "Course à vélo dans la métropole", "Un pli ou un petit paquet, remis dans la journée ouvrée qui suit.", "coursier livraison pli",
                    Family.PARCELS, Shape.ENTRUSTED, Price.fixed(Money.euros(9, 50)), VatCategory.STANDARD, "bicycle", "coursiers-du-pont", 1),
            new Sketch(
                    "garde-d-enfants", "Garde d’enfants", "Ponctuelle ou régulière, par une association déclarée.", "babysitting nounou",
                    Family.FAMILY, Shape.REQUEST, Price.ON_QUOTE, VatCategory.PERSONAL_SERVICE, "balloon", "les-petits-pas", 3),
            new Sketch(
                    "aide-aux-devoirs", "Aide aux devoirs", "Une heure à domicile, du CP à la troisième.", "soutien scolaire",
                    Family.FAMILY, Shape.REQUEST, Price.ON_QUOTE, VatCategory.PERSONAL_SERVICE, "pencil", "les-petits-pas", 3),
            new Sketch(
                    "menage-a-domicile", "Ménage à domicile", "Devis gratuit, crédit d’impôt possible.", "nettoyage maison",
                    Family.FAMILY, Shape.REQUEST, Price.ON_QUOTE, VatCategory.PERSONAL_SERVICE, "house", "a-domicile-ensemble", 4),
            new Sketch(
                    "petit-jardinage", "Petit jardinage", "Tonte, taille, désherbage : devis gratuit.", "jardin",
                    Family.FAMILY, Shape.REQUEST, Price.ON_QUOTE, VatCategory.PERSONAL_SERVICE, "tree", "a-domicile-ensemble", 5),
            new Sketch(
                    "fournitures-scolaires", "Fournitures scolaires", "Liste de l’école préparée et livrée sur votre site.", "école rentrée papeterie",
                    Family.FAMILY, Shape.GOODS, Price.from(Money.euros(25, 0)), VatCategory.STANDARD, "backpack", "les-pages-tournees", 5),
            new Sketch(
                    "livre-a-la-commande", "Livre à la commande", "Donnez le titre et l’auteur : prix de l’éditeur.", "librairie roman",
                    Family.FAMILY, Shape.GOODS, Price.ON_QUOTE, VatCategory.BOOK, "book", "les-pages-tournees", 4),
            new Sketch(
                    "ecrivain-public", "Écrivain public", "Trente minutes pour une lettre, un formulaire, un dossier.", "courrier formulaire aide",
                    Family.ADMINISTRATIVE, Shape.APPOINTMENT, Price.fixed(Money.euros(12, 0)), VatCategory.STANDARD, "pen", "la-plume-a-l-oreille", 1),
            new Sketch(
                    "demarches-en-ligne", "Aide aux démarches en ligne", "Trente minutes d’accompagnement, sans garder vos mots de passe.", "administration internet papiers",
                    Family.ADMINISTRATIVE, Shape.APPOINTMENT, Price.fixed(Money.euros(12, 0)), VatCategory.STANDARD, "laptop", "la-plume-a-l-oreille", 1),
            new Sketch(
                    "photos-d-identite", "Photos d’identité", "Quatre photos aux normes, tirées de la prise de vue faite au bureau.", "passeport carte",
                    Family.ADMINISTRATIVE, Shape.GOODS, Price.fixed(Money.euros(8, 0)), VatCategory.STANDARD, "person-badge", "photo-des-quais", 1),
            new Sketch(
                    "impression-et-reliure", "Impression et reliure", "Dossier jusqu’à cent pages, noir et blanc, relié.", "copie dossier",
                    Family.ADMINISTRATIVE, Shape.ENTRUSTED, Price.fixed(Money.euros(9, 0)), VatCategory.STANDARD, "printer", "photo-des-quais", 2));

    /** Options by the service's slug. */
    private static final Map<String, List<Option>> OPTIONS = Map.of(
            "cordonnerie-talons",
            List.of(new Option("cirage", "Cirage et entretien", Money.euros(3, 0))),
            "cordonnerie-ressemelage",
            List.of(
                    new Option("cuir", "Semelle en cuir", Money.euros(8, 0)),
                    new Option("patins", "Patins de protection", Money.euros(6, 0))),
            "pressing-chemise",
            List.of(
                    new Option("cintre", "Rendue sur cintre", Money.ZERO),
                    new Option("pliee", "Rendue pliée", Money.ZERO)),
            "lavage-voiture",
            List.of(new Option("sieges", "Nettoyage des sièges", Money.euros(15, 0))),
            "course-a-velo",
            List.of(new Option("assurance", "Valeur déclarée jusqu’à 500 €", Money.euros(2, 50))));

    private final Services services;

    DemoCatalogue(Services services) {
        this.services = services;
    }

    void load(List<SiteId> sites, Map<String, PartnerId> partners) {
        for (var sketch : SKETCHES) {
            var service = services.add(sketch.slug, sketch.details());
            var partner = Objects.requireNonNull(partners.get(sketch.partner), sketch.partner);
            for (var site : sites) {
                services.sell(
                        service,
                        site,
                        Terms.of(partner, sketch.leadDays),
                        List.of(new DatedPrice(SINCE, null, sketch.price)));
            }
        }
    }

    private record Sketch(
            String slug,
            String name,
            String description,
            String keywords,
            Family family,
            Shape shape,
            Price price,
            VatCategory vat,
            String pictogram,
            String partner,
            int leadDays) {

        ServiceDetails details() {
            return new ServiceDetails(
                    name, description, keywords, family, shape, vat, pictogram, OPTIONS.getOrDefault(slug, List.of()));
        }
    }
}
