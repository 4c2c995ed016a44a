package fr.conciergerie.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import fr.conciergerie.catalogue.ImportPlan.BadLine;
import fr.conciergerie.catalogue.ImportPlan.Change;
import fr.conciergerie.catalogue.ImportPlan.Difference;
import fr.conciergerie.catalogue.ImportPlan.Kind;
import fr.conciergerie.catalogue.ImportPlan.Value;
import fr.conciergerie.database.DatabaseTest;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.partners.Partners;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.csv.CsvLines;
import fr.conciergerie.web.csv.CsvWriter;
import fr.conciergerie.web.csv.SheetWriter;
import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
            assertThat(offer.details().options()).extracting(Option::code).containsExactly("talons", "express");
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
                assertThat(it.differences())
                        .containsExactly(price(Price.from(Money.euros(18, 50)), Price.from(Money.euros(19, 90))));
            });
        });
    }

    /** By whom, how fast and until when is shown as well, each by its name; what stays as it is is not. */
    @Test
    void everyTermIsShownAsItIsAndAsItWouldBe() {
        Tenant.run(shop.operator(), () -> {
            files.confirm(files.draft("a.csv", bytes(HEADINGS + SOLES)));
            var id = services.serviceId("ressemelage");
            var lastDay = TODAY.plusDays(30);
            services.stopSelling(
                    id,
                    shop.site(),
                    services.sheet(id).saleAt(shop.site()).orElseThrow().version(),
                    lastDay);

            var plan = files.plan(files.draft(
                    "b.csv",
                    bytes(HEADINGS
                            + SOLES.replace(";l-atelier-du-cuir;3;;;", ";pressing-des-quais;2 j;l-atelier-du-cuir;5;")
                            + SOLES.replace("siege;l-atelier-du-cuir;3", "rive-droite;pressing-des-quais;0"))));

            assertThat(plan.changes())
                    .extracting(Change::kind, Change::site)
                    .containsExactly(
                            tuple(Kind.CHANGED_TERMS, "Site siege"),
                            tuple(Kind.NEW_SALE, "Site rive-droite"),
                            tuple(Kind.NEW_PRICE, "Site rive-droite"));
            assertThat(plan.changes().getFirst().differences())
                    .containsExactly(
                            new Difference(
                                    ListedTerm.PARTNER,
                                    new Value.Written("L’Atelier du cuir"),
                                    new Value.Written("Pressing des quais")),
                            days(3, 2),
                            new Difference(ListedTerm.FALLBACK, null, new Value.Written("L’Atelier du cuir")),
                            new Difference(ListedTerm.FALLBACK_LEAD_DAYS, null, new Value.WorkingDays(5)),
                            new Difference(ListedTerm.LAST_DAY, new Value.Day(lastDay), null));
            assertThat(plan.changes().get(1).differences())
                    .containsExactly(
                            new Difference(ListedTerm.PARTNER, null, new Value.Written("Pressing des quais")),
                            new Difference(ListedTerm.LEAD_DAYS, null, new Value.WorkingDays(0)));
        });
    }

    @Test
    void whatTheServiceIsIsShownAsItIsAndAsItWouldBe() {
        Tenant.run(shop.operator(), () -> {
            files.confirm(files.draft("a.csv", bytes(HEADINGS + SOLES)));

            var plan = files.plan(files.draft(
                    "b.csv",
                    bytes(HEADINGS
                            + SOLES.replace(";Ressemelage;Semelles neuves;cordonnerie;", ";Semelles;;cuir;")
                                    .replace(
                                            "EVERYDAY;entrusted;STANDARD;shoe;Talons = 8,00 | Express;",
                                            "Bien-être;Rendez-vous;HEALTH_CARE;boot;Talons = 9;"))));

            assertThat(plan.bad()).isEmpty();
            assertThat(plan.changes())
                    .singleElement()
                    .satisfies(it -> assertThat(it.differences())
                            .containsExactly(
                                    new Difference(
                                            ListedTerm.NAME,
                                            new Value.Written("Ressemelage"),
                                            new Value.Written("Semelles")),
                                    new Difference(ListedTerm.DESCRIPTION, new Value.Written("Semelles neuves"), null),
                                    new Difference(
                                            ListedTerm.KEYWORDS,
                                            new Value.Written("cordonnerie"),
                                            new Value.Written("cuir")),
                                    new Difference(
                                            ListedTerm.FAMILY,
                                            new Value.OneOf("catalogue.family", Family.EVERYDAY),
                                            new Value.OneOf("catalogue.family", Family.WELL_BEING)),
                                    new Difference(
                                            ListedTerm.SHAPE,
                                            new Value.OneOf("catalogue.shape", Shape.ENTRUSTED),
                                            new Value.OneOf("catalogue.shape", Shape.APPOINTMENT)),
                                    new Difference(
                                            ListedTerm.VAT,
                                            new Value.OneOf("catalogue.vat", VatCategory.STANDARD),
                                            new Value.OneOf("catalogue.vat", VatCategory.HEALTH_CARE)),
                                    new Difference(
                                            ListedTerm.PICTOGRAM, new Value.Picture("shoe"), new Value.Picture("boot")),
                                    new Difference(
                                            ListedTerm.OPTIONS,
                                            new Value.Written("Talons = 8,00 | Express = 0,00"),
                                            new Value.Written("Talons = 9,00"))));
        });
    }

    /** An option is ordered by its code, which no file and no form shows: who writes its words keeps it. */
    @Test
    void anOptionKeepsTheCodeByWhichItWasOrdered() {
        Tenant.run(shop.operator(), () -> {
            var express = new Option("vite", "Express", Money.ZERO);
            var id = services.add("ourlet", hem(express));
            var out = new StringWriter();
            files.export(headings -> new CsvWriter(out, headings));

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

            assertThat(files.plan(files.draft("a.csv", file)))
                    .isEqualTo(new ImportPlan(List.of(), List.of(), 1, List.of(), List.of()));
        });
    }

    @Test
    void whatIsSentOutComesBackUnchanged() {
        Tenant.run(shop.operator(), () -> {
            var other = SOLES.replace("siege", "rive-droite")
                    .replace("FROM;18,50", "ON_QUOTE;")
                    .replace(";3;;;", ";3;pressing-des-quais;5;");
            files.confirm(files.draft("a.csv", bytes(HEADINGS + SOLES + other)));
            services.add(ServiceDetails.of("=Calcul \"piège\"; oui")
                    .with(it -> it.description("Deux\nlignes")
                            .family(Family.FOOD)
                            .shape(Shape.GOODS)
                            .vatCategory(VatCategory.FOOD)));

            var exported = new StringWriter();
            files.export(headings -> new CsvWriter(exported, headings));
            var plan = files.plan(files.draft("b.csv", exported.toString().getBytes(StandardCharsets.UTF_8)));

            assertThat(plan).isEqualTo(new ImportPlan(List.of(), List.of(), 3, List.of(), List.of()));
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
            refused(bytes("nom;couleur\na;1\n"), "web.csv.missing-columns");
            refused(new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1}, "web.csv.not-a-table");
        });
    }

    /** The same as a workbook: it says the words of the pages and the names of sites and partners. */
    @Test
    void whatIsSentOutAsAWorkbookComesBackUnchanged() {
        Tenant.run(shop.operator(), () -> {
            files.confirm(files.draft("a.csv", bytes(HEADINGS + SOLES + SOLES.replace("siege", "rive-droite"))));

            var exported = new ByteArrayOutputStream();
            files.export(headings -> new SheetWriter(exported, "Catalogue", headings));

            assertThat(files.plan(files.draft("b.xlsx", exported.toByteArray())))
                    .isEqualTo(new ImportPlan(List.of(), List.of(), 2, List.of(), List.of()));
            assertThat(CsvLines.decode(exported.toByteArray()))
                    .contains("Quotidien;Objet confié;Taux normal")
                    .contains("Site siege;L’Atelier du cuir;3;;;À partir de;\"18,5\"");
        });
    }

    /** Whoever has left the operator stays where they are until somebody takes their place. */
    @Test
    void aPartnerWhoHasLeftStaysInAnUntouchedFile() {
        Tenant.run(shop.operator(), () -> {
            files.confirm(files.draft("a.csv", bytes(HEADINGS + SOLES)));
            partners.end(shop.cobbler(), partners.sheet(shop.cobbler()).version(), LocalDate.of(2020, 1, 1));
            var out = new StringWriter();
            files.export(headings -> new CsvWriter(out, headings));

            assertThat(files.plan(files.draft("b.csv", bytes(out.toString()))))
                    .isEqualTo(new ImportPlan(List.of(), List.of(), 1, List.of(), List.of()));
            assertThat(files.plan(files.draft("c.csv", bytes(HEADINGS + SOLES.replace("siege", "rive-droite"))))
                            .bad())
                    .extracting(it -> it.reason().key())
                    .containsExactly("catalogue.import.no-such-partner");
        });
    }

    @Test
    void aPriceListIsReadAsAConciergeTypesIt() {
        Tenant.run(shop.operator(), () -> {
            sell("Talons (la paire)", "Talons aiguille", "Ressemelage gomme", "Ressemelage cuir cousu Goodyear");
            sell("Patins", "Ressemelage complet", "Glaçage « miroir »", "Clés plates", "Fermeture éclair botte");

            var plan = files.plan(files.draft("tarifs.csv", ("""
                    Tarifs Cordonnerie du Cours 2027;;;;
                    ;;;;
                    Prestation;Prix TTC;Délai;Observations;Site
                    CORDONNERIE FEMME;;;;
                    Talons (la paire);12,00 €;2 j;;Tous
                    Talons aiguille;14,50;2 jours;;Tous
                    Ressemelage gomme;à partir de 32 €;5 j;sur examen;Siège
                    Ressemelage cuir cousu Goodyear;1 250,00 €;15 j;bottes sur mesure;Siège
                    Patins;9€90;2 j;;Tous
                    CORDONNERIE HOMME;;;;
                    Ressemelage complet;45.00;5 j;;Tous
                    Glaçage « miroir »;15 € / paire;2 j;;Rive droite
                    Clés plates;5;1 j;la 2e à 4 €;Tous
                    Reproduction clé sécurité;sur devis;8 j;carte obligatoire;Siège
                    Fermeture éclair botte;-;5 j;voir Sylvie;Tous
                    """).getBytes(Charset.forName("windows-1252"))));

            assertThat(plan.titles()).containsExactly(4L, 10L);
            assertThat(plan.bad())
                    .extracting(BadLine::line, it -> it.reason().key())
                    .containsExactly(
                            tuple(12L, "catalogue.import.new-sale-needs"),
                            tuple(14L, "catalogue.import.new-service-needs"));
            assertThat(plan.changes().stream().filter(it -> it.kind() == Kind.NEW_PRICE))
                    .extracting(Change::line, Change::service, Change::site, it -> after(it, ListedTerm.PRICE))
                    .containsExactly(
                            tuple(
                                    5L,
                                    "Talons (la paire)",
                                    "Site siege",
                                    new Value.Costs(Price.fixed(Money.euros(12, 0)))),
                            tuple(
                                    6L,
                                    "Talons aiguille",
                                    "Site siege",
                                    new Value.Costs(Price.fixed(Money.euros(14, 50)))),
                            tuple(
                                    7L,
                                    "Ressemelage gomme",
                                    "Site siege",
                                    new Value.Costs(Price.from(Money.euros(32, 0)))),
                            tuple(
                                    8L,
                                    "Ressemelage cuir cousu Goodyear",
                                    "Site siege",
                                    new Value.Costs(Price.fixed(Money.euros(1250, 0)))),
                            tuple(9L, "Patins", "Site siege", new Value.Costs(Price.fixed(Money.euros(9, 90)))),
                            tuple(
                                    11L,
                                    "Ressemelage complet",
                                    "Site siege",
                                    new Value.Costs(Price.fixed(Money.euros(45, 0)))),
                            tuple(13L, "Clés plates", "Site siege", new Value.Costs(Price.fixed(Money.euros(5, 0)))));
            assertThat(plan.changes().stream().filter(it -> it.kind() == Kind.CHANGED_TERMS))
                    .extracting(Change::line, Change::site, Change::differences)
                    .containsExactly(
                            tuple(5L, "Site siege", List.of(days(3, 2))),
                            tuple(6L, "Site siege", List.of(days(3, 2))),
                            tuple(7L, "Site siege", List.of(days(3, 5))),
                            tuple(8L, "Site siege", List.of(days(3, 15))),
                            tuple(9L, "Site siege", List.of(days(3, 2))),
                            tuple(11L, "Site siege", List.of(days(3, 5))),
                            tuple(13L, "Site siege", List.of(days(3, 1))),
                            tuple(15L, "Site siege", List.of(days(3, 5))));
            assertThat(plan.ignored()).containsExactly("Observations");
        });
    }

    @Test
    void sitesAndPartnersAreKnownByName() {
        Tenant.run(shop.operator(), () -> {
            var plain = "Prestation;Prix TTC;Délai;Partenaire;Site\n";
            sell("Patins");

            assertThat(keys(plain + "Patins;9,90;2;L'atelier du cuir;Site Rive-droite\n"))
                    .isEmpty();
            assertThat(keys(plain + "Patins;9,90;2;cuir;rive droite\n")).isEmpty();
            assertThat(keys(plain + "Patins;9,90;2;l-atelier-du-cuir;Site\n"))
                    .containsExactly("catalogue.import.several-sites");
            assertThat(keys(plain + "Patins;9,90;2;Personne;siege\n"))
                    .containsExactly("catalogue.import.no-such-partner");
            assertThat(keys(plain + "Patins;9,90;2;;Rive droite\n")).containsExactly("catalogue.import.new-sale-needs");
            assertThat(keys("Service;Tarif 2027\nPatins;12\n")).containsExactly("catalogue.import.needs-a-site");
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> files.draft("a.csv", bytes("Service;Prix HT\nPatins;12\n")))
                    .withMessage("web.csv.missing-columns");
        });
    }

    /** Whatever a person writes into our own columns: what is left out is said, line by line. */
    @Test
    void ourColumnsAreFilledInWithTheWordsOfThePages() {
        Tenant.run(shop.operator(), () -> {
            var good = List.of(
                    "Quotidien;Objet confié;Taux normal;;;siege;l-atelier-du-cuir;2;;;Fixe;14,50",
                    "everyday;item entrusted;standard;;;Site siege;L’Atelier du cuir;2 j;;;Fixed;12,00 €",
                    "EVERYDAY;ENTRUSTED;STANDARD;;;SIEGE;L-Atelier-du-cuir;48 h;;;À partir de;1 250,00 €",
                    "Quotidien;Objet confié;Taux normal;;;siege ;l-atelier-du-cuir;2;;;Sur devis;",
                    "Quotidien;Objet confié;Taux normal;;;siege;l-atelier-du-cuir;2;;;;sur devis",
                    "Quotidien;Objet confié;Taux normal;;;siege;l-atelier-du-cuir;2;;;;1,250.00",
                    "Quotidien;Objet confié;Taux normal;;Cuir = 1 250,00 € | Gomme;siege;l-atelier-du-cuir;2;;;;12 EUR");
            var bad = List.of(
                    "Quotidien;Objet confié;Taux normal;;;siege;l-atelier-du-cuir;2;;;FIXED;12,345",
                    "Quotidien;Objet confié;Taux normal;;;siege;l-atelier-du-cuir;2;;;FIXED;-5,00",
                    "Quotidien;Objet confié;Taux normal;;;siege;l-atelier-du-cuir;2;;;FIXED;10,00 HT",
                    "Quotidien;Objet confié;Taux normal;;;siege;l-atelier-du-cuir;2;;;Fixe;à partir de 12",
                    "Quotidien;Objet confié;Taux normal;;;siege;l-atelier-du-cuir;;;;FIXED;12",
                    "Quotidien;Objet confié;Taux normal;;;siege;;2;;;FIXED;12",
                    "Quotidien;;Taux normal;;;siege;l-atelier-du-cuir;2;;;FIXED;12",
                    "Tous les jours;Objet confié;Taux normal;;;siege;l-atelier-du-cuir;2;;;FIXED;12",
                    "Quotidien;Objet confié;Taux normal;;Express = 50 %;siege;l-atelier-du-cuir;2;;;FIXED;12",
                    "Quotidien;Objet confié;Taux normal;;Cuir = 5 | cuir = 6;siege;l-atelier-du-cuir;2;;;FIXED;12");
            var lines = Stream.concat(good.stream(), bad.stream()).toList();
            var file = IntStream.range(0, lines.size())
                    .mapToObj(it -> ";Essai " + it + ";;;" + lines.get(it) + "\n")
                    .collect(Collectors.joining("", HEADINGS, ""));

            var plan = files.plan(files.draft("a.csv", bytes(file)));

            assertThat(plan.changes().stream().filter(it -> it.kind() == Kind.NEW_PRICE))
                    .extracting(Change::line)
                    .containsExactly(2L, 3L, 4L, 5L, 6L, 7L, 8L);
            assertThat(plan.bad())
                    .extracting(it -> it.reason().key())
                    .containsExactly(
                            "shared.not-an-amount",
                            "catalogue.price.out-of-range",
                            "shared.not-an-amount",
                            "catalogue.import.two-kinds-of-price",
                            "catalogue.import.new-sale-needs",
                            "catalogue.import.new-sale-needs",
                            "catalogue.import.new-service-needs",
                            "catalogue.import.not-a-word",
                            "shared.not-an-amount",
                            "catalogue.option-twice");
        });
    }

    /** What costs nothing may be sold, and a sign that no keyboard has may be in a name; a name has an end. */
    @Test
    void aRowMayCostNothingAndBearAnySignButNotAnyLength() {
        Tenant.run(shop.operator(), () -> {
            var rest = ";;;EVERYDAY;ENTRUSTED;STANDARD;;;siege;l-atelier-du-cuir;2;;;FIXED;";
            var longest = "x".repeat(120);
            var draft = files.draft(
                    "a.csv",
                    bytes(HEADINGS
                            + ";Essai prix 0" + rest + "0\n"
                            + ";Essai 👞 et œuvre" + rest + "12\n"
                            + ";" + longest + rest + "12\n"
                            + ";" + longest + "y" + rest + "12\n"));

            assertThat(files.plan(draft).bad())
                    .extracting(BadLine::line, it -> it.reason().key())
                    .containsExactly(tuple(5L, "catalogue.too-long"));
            files.confirm(draft);
            assertThat(catalogue.offersAt(shop.site(), null, null, TODAY))
                    .extracting(it -> it.details().name(), Offer::price)
                    .containsExactlyInAnyOrder(
                            tuple("Essai prix 0", Money.ZERO),
                            tuple("Essai 👞 et œuvre", Money.euros(12, 0)),
                            tuple(longest, Money.euros(12, 0)));
        });
    }

    private static Difference price(Price before, Price after) {
        return new Difference(ListedTerm.PRICE, new Value.Costs(before), new Value.Costs(after));
    }

    private static Difference days(int before, int after) {
        return new Difference(ListedTerm.LEAD_DAYS, new Value.WorkingDays(before), new Value.WorkingDays(after));
    }

    private static @Nullable Value after(Change change, ListedTerm term) {
        return change.differences().stream()
                .filter(it -> it.term() == term)
                .findFirst()
                .orElseThrow()
                .after();
    }

    private List<String> keys(String file) {
        return files.plan(files.draft("a.csv", bytes(file))).bad().stream()
                .map(it -> it.reason().key())
                .toList();
    }

    private void sell(String... names) {
        for (var name : names) {
            var id = services.add(ServiceDetails.of(name));
            services.sell(id, shop.site(), Terms.of(shop.cobbler(), 3));
        }
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
        return ServiceDetails.of("Ourlet").with(it -> it.options(List.of(option)));
    }
}
