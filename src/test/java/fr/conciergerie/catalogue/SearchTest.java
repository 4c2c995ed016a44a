package fr.conciergerie.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.conciergerie.database.DatabaseTest;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.partners.Partners;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Tenant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** What a hurried person types, and what they find. */
@DatabaseTest
@Import(CatalogueGround.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Autowired
    Catalogue catalogue;

    @Autowired
    Services services;

    private Shop shop;

    @BeforeAll
    void aShopWithAFewServices(@Autowired Organisations organisations, @Autowired Partners partners) {
        shop = Shop.open(organisations, partners);
        Tenant.run(shop.operator(), () -> {
            sold(
                    "cordonnerie-ressemelage",
                    "Ressemelage complet",
                    "Réparation de chaussures : semelles neuves.",
                    "cordonnier",
                    Family.EVERYDAY);
            sold(
                    "cordonnerie-talons",
                    "Talons de femme",
                    "Réparation de talons usés.",
                    "cordonnier chaussure",
                    Family.EVERYDAY);
            sold(
                    "pressing-costume",
                    "Pressing d’un costume",
                    "Nettoyage à sec, rendu sur cintre.",
                    "nettoyage veste pantalon",
                    Family.EVERYDAY);
            sold("repassage", "Repassage au kilo", "Le linge revient plié.", "fer chemise", Family.EVERYDAY);
            sold("osteopathie", "Ostéopathie", "Une séance de 45 minutes avec un praticien.", "dos", Family.WELL_BEING);
            sold(
                    "panier-legumes",
                    "Panier de légumes bio",
                    "Légumes de saison du Médoc, œufs en option.",
                    "amap marché",
                    Family.FOOD);
            sold("pain", "Pain au levain", "Un pain d’un kilo.", "boulangerie", Family.FOOD);
            sold(
                    "controle-technique",
                    "Contrôle technique",
                    "Le véhicule est conduit au centre et ramené.",
                    "voiture auto",
                    Family.VEHICLE);
            sold("lavage-voiture", "Lavage de voiture sans eau", "À la main, sur le parking.", "auto", Family.VEHICLE);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "cordonnerie, cordonnerie-ressemelage cordonnerie-talons",
        "cordonerie, cordonnerie-ressemelage cordonnerie-talons",
        "cordonneire, cordonnerie-ressemelage cordonnerie-talons",
        "CORDONNERIE, cordonnerie-ressemelage cordonnerie-talons",
        "presing, pressing-costume",
        "pressign, pressing-costume",
        "osteo, osteopathie",
        "ostéopathe, osteopathie",
        "osteopatie, osteopathie",
        "reparation chaussure, cordonnerie-ressemelage cordonnerie-talons",
        "Réparation de chaussures, cordonnerie-ressemelage cordonnerie-talons",
        "chausure, cordonnerie-ressemelage cordonnerie-talons",
        "chausures, cordonnerie-ressemelage cordonnerie-talons",
        "talon, cordonnerie-talons",
        "legume, panier-legumes",
        "légumes bio, panier-legumes",
        "oeufs, panier-legumes",
        "œuf, panier-legumes",
        "pain, pain",
        "controle tecnique, controle-technique",
        "contrôle, controle-technique",
        "voiture, lavage-voiture controle-technique",
        "voitrue, lavage-voiture controle-technique",
        "lavage eau, lavage-voiture",
        "d'un costume, pressing-costume",
        "linge, repassage",
        "45, osteopathie",
    })
    void findsDespiteAccentsAndOneSlip(String query, String expected) {
        assertThat(slugs(query)).containsExactlyInAnyOrder(expected.split(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xyzzy",
                "azertyuiop",
                "cordwainer",
                "prs",
                "chaussure osteo",
                "日本",
                "!!!",
                "%",
                "_",
                "''",
                "\\",
                "zq:*&|!()",
                "' or 1=1 --",
                "'); drop table catalogue.service; --",
                "${jndi}",
                "\u00a0x\u200b",
                "pressing & !costumes:*A <-> 9zz"
            })
    void nonsenseFindsNothing(String query) {
        assertThat(slugs(query)).isEmpty();
    }

    @Test
    void aNameWeighsMoreThanAMention() {
        assertThat(slugs("voiture")).containsExactly("lavage-voiture", "controle-technique");
        assertThat(slugs("talons")).startsWith("cordonnerie-talons");
    }

    @Test
    void knowsTheWordsOfTheTrade() {
        assertThat(slugs("teinturier")).containsExactly("pressing-costume");
        assertThat(slugs("savetier")).contains("cordonnerie-ressemelage", "cordonnerie-talons");
        assertThat(slugs("savetyer")).contains("cordonnerie-ressemelage");
        assertThat(catalogue.familiesOf("kiné")).containsExactly(Family.WELL_BEING);
    }

    @Test
    void keepsToTheFamily() {
        assertThat(found("auto", Family.VEHICLE)).hasSize(2);
        assertThat(found("auto", Family.FOOD)).isEmpty();
    }

    @Test
    void takesTwoHundredCharactersAndNoMore() {
        assertThat(slugs("pressing ".repeat(22))).containsExactly("pressing-costume");
        assertThat(slugs("a".repeat(200))).isEmpty();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> slugs("a".repeat(201)))
                .withMessage("catalogue.query-too-long");
    }

    private List<String> slugs(String query) {
        return found(query, null);
    }

    private List<String> found(String query, @Nullable Family family) {
        return Tenant.call(
                shop.operator(),
                () -> catalogue.offersAt(shop.site(), query, family, TODAY).stream()
                        .map(Offer::slug)
                        .toList());
    }

    private void sold(String slug, String name, String description, String keywords, Family family) {
        var id = services.add(
                slug,
                ServiceDetails.of(name)
                        .with(it ->
                                it.description(description).keywords(keywords).family(family)));
        services.sell(id, shop.site(), Terms.of(shop.cobbler(), 3));
        services.price(id, List.of(shop.site()), Price.fixed(Money.euros(12, 0)), TODAY);
    }
}
