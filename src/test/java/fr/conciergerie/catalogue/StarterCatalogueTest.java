package fr.conciergerie.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.catalogue.ImportPlan.Kind;
import fr.conciergerie.catalogue.StarterCatalogue.Starter;
import fr.conciergerie.catalogue.web.ServicePictures;
import fr.conciergerie.database.DatabaseTest;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.partners.Partners;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.csv.CsvWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** The usual services to begin with: whole in one go, as they are when it is done again, and as anybody changes them. */
@DatabaseTest
@Import(CatalogueGround.class)
class StarterCatalogueTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Autowired
    StarterCatalogue starter;

    @Autowired
    CatalogueFiles files;

    @Autowired
    Catalogue catalogue;

    @Autowired
    Partners partners;

    @Autowired
    Organisations organisations;

    Shop shop;

    @BeforeEach
    void aShopOfItsOwn() {
        shop = Shop.open(organisations, partners);
    }

    @Test
    void allOfItIsInTheShopWithItsPicture() {
        Tenant.run(shop.operator(), () -> {
            var plan = files.plan(everything());
            assertThat(plan.bad()).isEmpty();
            assertThat(files.confirm(everything()).changes())
                    .filteredOn(it -> it.kind() == Kind.NEW_SERVICE)
                    .hasSize(starter.starters().size());

            var offers = catalogue.offersAt(shop.site(), null, null, TODAY);
            assertThat(offers)
                    .extracting(Offer::slug)
                    .containsExactlyInAnyOrderElementsOf(
                            starter.starters().stream().map(Starter::slug).toList());
            assertThat(offers).extracting(it -> it.details().pictogram()).isSubsetOf(ServicePictures.OFFERED);
            assertThat(offers)
                    .allSatisfy(it -> assertThat(it.details().description()).isNotBlank());
            assertThat(offers).extracting(it -> it.details().family()).contains(Family.values());
            assertThat(offers).extracting(it -> it.details().shape()).contains(Shape.values());
        });
    }

    @Test
    void takenOverTwiceItChangesNothing() {
        Tenant.run(shop.operator(), () -> {
            files.confirm(everything());

            var again = files.plan(everything());

            assertThat(again.changes()).isEmpty();
            assertThat(again.bad()).isEmpty();
            assertThat(again.unchanged()).isEqualTo(starter.starters().size());
            assertThat(starter.known()).hasSameSizeAs(starter.starters());
        });
    }

    @Test
    void aFamilyGoesToWhomItIsGivenAndWaitsWhereNobodyDoesIt() {
        Tenant.run(shop.operator(), () -> {
            var slugs = starter.starters().stream().map(Starter::slug).toList();

            files.confirm(starter.draft(
                    slugs, sites(), Map.of(Family.EVERYDAY, shop.cobbler(), Family.VEHICLE, shop.laundry())));

            assertThat(catalogue.offersAt(shop.site(), null, null, TODAY))
                    .extracting(it -> it.details().family())
                    .containsOnly(Family.EVERYDAY, Family.VEHICLE);
            assertThat(catalogue.offer(shop.site(), "velo-crevaison", TODAY).partner())
                    .isEqualTo(shop.laundry());
            assertThat(catalogue.offer(shop.site(), "cle-double", TODAY).partner())
                    .isEqualTo(shop.cobbler());
        });
    }

    @Test
    void asAFileItComesBackOncePartnersStandInIt() {
        Tenant.run(shop.operator(), () -> {
            var out = new StringWriter();
            starter.export(headings -> new CsvWriter(out, headings));
            var name = partners.partner(shop.cobbler()).name();

            var asItIs = files.plan(files.draft("depart.csv", out.toString().getBytes(StandardCharsets.UTF_8)));
            assertThat(asItIs.bad())
                    .hasSize(starter.starters().size())
                    .allSatisfy(it -> assertThat(it.reason().arguments()).contains("partenaire"));
            var filledIn = out.toString().replace(";Tous;;", ";Tous;" + name + ";");

            var plan = files.plan(files.draft("depart.csv", filledIn.getBytes(StandardCharsets.UTF_8)));

            assertThat(plan.bad()).isEmpty();
            assertThat(plan.changes())
                    .filteredOn(it -> it.kind() == Kind.NEW_SERVICE)
                    .hasSize(starter.starters().size());
        });
    }

    private UUID everything() {
        Map<Family, PartnerId> all =
                Stream.of(Family.values()).collect(Collectors.toMap(it -> it, _ -> shop.cobbler()));
        return starter.draft(starter.starters().stream().map(Starter::slug).toList(), sites(), all);
    }

    private List<String> sites() {
        return List.of(organisations.site(shop.site()).slug());
    }
}
