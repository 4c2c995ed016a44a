package fr.conciergerie.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.conciergerie.catalogue.ImportPlan.BadLine;
import fr.conciergerie.catalogue.ImportPlan.Change;
import fr.conciergerie.catalogue.ImportPlan.Kind;
import fr.conciergerie.database.DatabaseTest;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.partners.Partners;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Tenant;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@DatabaseTest
@Import(CatalogueGround.class)
class CatalogueFilesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final String HEADINGS =
            "Service;Nom;Description;Mots clés;Famille;Nature;TVA;Pictogramme;Options;Site;Partenaire;Délai;Secours;Délai secours;Type de prix;Prix\n";
    private static final String SOLES =
            "ressemelage;Ressemelage;Semelles neuves;cordonnerie;EVERYDAY;entrusted;STANDARD;shoe;Talons = 8,00 | Express;siege;l-atelier-du-cuir;3;;;FROM;18,50\n";

    @Autowired
    CatalogueFiles files;

    @Autowired
    Catalogue catalogue;

    @Autowired
    Services services;

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
    void nothingChangesBeforeItIsConfirmed() {
        Tenant.run(shop.operator(), () -> {
            var draft = files.draft("catalogue.csv", bytes(HEADINGS + SOLES));

            assertThat(files.plan(draft).changes())
                    .extracting(Change::kind)
                    .containsExactly(Kind.NEW_SERVICE, Kind.NEW_SALE, Kind.NEW_PRICE);
            assertThat(catalogue.offersAt(shop.site(), null, null, TODAY)).isEmpty();

            files.confirm(draft);
            var offer = catalogue.offer(shop.site(), "ressemelage", TODAY);
            assertThat(offer.price()).isEqualTo(Money.euros(18, 50));
            assertThat(offer.options()).extracting(Option::code).containsExactly("talons", "express");
            assertThatExceptionOfType(NotFound.class).isThrownBy(() -> files.plan(draft));
        });
    }

    /** A slip on the keyboard is seen before it is done: which service, at which site, from what to what. */
    @Test
    void aPriceIsShownAsItIsAndAsItWouldBe() {
        Tenant.run(shop.operator(), () -> {
            files.confirm(files.draft("a.csv", bytes(HEADINGS + SOLES)));

            var plan = files.plan(files.draft("b.csv", bytes(HEADINGS + SOLES.replace("18,50", "19€90"))));

            assertThat(plan.changes()).singleElement().satisfies(it -> {
                assertThat(it.kind()).isEqualTo(Kind.NEW_PRICE);
                assertThat(it.service()).isEqualTo("Ressemelage");
                assertThat(it.site()).isEqualTo(organisations.site(shop.site()).name());
                assertThat(it.before()).isEqualTo(Price.from(Money.euros(18, 50)));
                assertThat(it.after()).isEqualTo(Price.from(Money.euros(19, 90)));
            });
        });
    }

    /** An option is ordered by its code, which no file and no form shows: who writes its words keeps it. */
    @Test
    void anOptionKeepsTheCodeByWhichItWasOrdered() {
        Tenant.run(shop.operator(), () -> {
            var express = new Option("vite", "Express", Money.ZERO);
            var id = services.add("ourlet", hem(express));
            var out = new StringWriter();
            files.export(() -> out);

            assertThat(files.plan(files.draft("untouched.csv", bytes(out.toString())))
                            .changes())
                    .isEmpty();

            services.change(id, 0, hem(Option.of("Express", Money.euros(2, 0))));
            assertThat(services.sheet(id).details().options())
                    .containsExactly(new Option("vite", "Express", Money.euros(2, 0)));
        });
    }

    @Test
    void theSameFileAgainChangesNothing() {
        Tenant.run(shop.operator(), () -> {
            var file = bytes(HEADINGS + SOLES);
            files.confirm(files.draft("a.csv", file));

            assertThat(files.plan(files.draft("a.csv", file))).isEqualTo(new ImportPlan(List.of(), List.of(), 1));
        });
    }

    @Test
    void whatIsSentOutComesBackUnchanged() {
        Tenant.run(shop.operator(), () -> {
            var other = SOLES.replace("siege", "rive-droite")
                    .replace("FROM;18,50", "ON_QUOTE;")
                    .replace(";3;;;", ";3;pressing-des-quais;5;");
            files.confirm(files.draft("a.csv", bytes(HEADINGS + SOLES + other)));
            services.add(new ServiceDetails(
                    "=Calcul \"piège\"; oui",
                    "Deux\nlignes",
                    "",
                    Family.FOOD,
                    Shape.GOODS,
                    VatCategory.FOOD,
                    null,
                    List.of()));

            var exported = new StringWriter();
            files.export(() -> exported);
            var plan = files.plan(files.draft("b.csv", exported.toString().getBytes(StandardCharsets.UTF_8)));

            assertThat(plan).isEqualTo(new ImportPlan(List.of(), List.of(), 3));
            assertThat(catalogue.fallback(shop.otherSite(), services.serviceId("ressemelage")))
                    .contains(new Terms.Fallback(shop.laundry(), 5));
        });
    }

    @Test
    void windowsAndCommasAreReadAsWell() {
        Tenant.run(shop.operator(), () -> {
            var text = (HEADINGS + "osteo;Ostéopathie;Une séance;;WELL_BEING;APPOINTMENT;HEALTH_CARE;;;;;;;;;\n")
                    .replace(';', ',');
            files.confirm(files.draft("a.csv", text.getBytes(Charset.forName("windows-1252"))));

            assertThat(services.sheet(services.serviceId("osteo")).details().name())
                    .isEqualTo("Ostéopathie");
        });
    }

    @Test
    void badLinesAreToldByNumberAndReason() {
        Tenant.run(shop.operator(), () -> {
            var plan = files.plan(files.draft(
                    "a.csv",
                    bytes(HEADINGS
                            + SOLES
                            + SOLES
                            + SOLES.replace("siege", "nulle-part")
                            + SOLES.replace("siege", "rive-droite").replace("l-atelier-du-cuir", "personne")
                            + SOLES.replace("siege", "rive-droite").replace(";3;;;", ";vite;;;")
                            + SOLES.replace("siege", "rive-droite").replace("18,50", "-1")
                            + SOLES.replace("siege", "rive-droite").replace("EVERYDAY", "PARTOUT")
                            + SOLES.replace("siege", "rive-droite").replace("Semelles neuves", "Autre chose")
                            + ";;;;EVERYDAY;GOODS;FOOD;;;;;;;;;\n"
                            + SOLES.replace("siege", "rive-droite"))));

            assertThat(plan.bad()).extracting(BadLine::line).containsExactly(3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
            assertThat(plan.bad())
                    .extracting(it -> it.reason().key())
                    .containsExactly(
                            "catalogue.import.twice",
                            "catalogue.import.no-such-site",
                            "catalogue.import.no-such-partner",
                            "catalogue.import.not-a-number",
                            "catalogue.price.out-of-range",
                            "catalogue.import.not-a-word",
                            "catalogue.import.contradicts",
                            "catalogue.needs-a-name");
            assertThat(plan.changes()).hasSize(5);
        });
    }

    @Test
    void whatIsNoCatalogueIsRefused() {
        Tenant.run(shop.operator(), () -> {
            refused(new byte[CatalogueFiles.LARGEST + 1], "catalogue.import.too-large");
            refused(bytes(""), "web.csv.empty");
            refused(bytes(HEADINGS), "web.csv.empty");
            refused(bytes("nom;prix\na;1\n"), "web.csv.missing-columns");
            refused(new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1}, "web.csv.not-a-table");
        });
    }

    private void refused(byte[] content, String key) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> files.draft("a.csv", content))
                .withMessage(key);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ServiceDetails hem(Option option) {
        return new ServiceDetails(
                "Ourlet", "", "", Family.EVERYDAY, Shape.ENTRUSTED, VatCategory.STANDARD, null, List.of(option));
    }
}
