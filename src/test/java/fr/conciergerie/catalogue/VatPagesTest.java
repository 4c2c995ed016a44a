package fr.conciergerie.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.Here;
import fr.conciergerie.accounts.Someone;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.partners.Partners;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.Visitor;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;

@SpringBootTest
@AutoConfigureMockMvc
class VatPagesTest {

    private static final String ROOT = "/operator/catalogue/vat";
    private static final LocalDate TODAY = Here.today();

    @Autowired
    MockMvc mvc;

    @Autowired
    Someone someone;

    @Autowired
    Organisations organisations;

    @Autowired
    Partners partners;

    @Autowired
    Services services;

    Visitor manager;
    Shop shop;

    @BeforeEach
    void theManagerArrives() {
        shop = Shop.open(organisations, partners);
        manager = new Visitor(mvc);
        manager.signIn(someone.with(Role.MANAGER, shop.operator()).email(), Someone.PASSWORD);
    }

    @Test
    void theRulesAreReadFromTheCatalogueOn() {
        sold("Ressemelage");
        assertThat(manager.open("/operator/catalogue")
                        .select("a[href=" + ROOT + "]")
                        .text())
                .isEqualTo("Règles de TVA");

        var page = manager.open(ROOT);

        assertThat(row(page, "normal-standard"))
                .contains("Taux normal", "Partenaire au régime normal", "20 %", "FR-20", "2014", "La loi", "1");
        assertThat(row(page, "franchise")).contains("Tout ce qui est vendu", "article 293 B du CGI", "À confirmer");
    }

    @Test
    void aRuleOfOnesOwnGoesBeforeTheLaw() {
        manager.open(ROOT + "/new");

        var page = manager.submit(ROOT, filled("PERSONAL_SERVICE", "10", "FR-10", ""));

        assertThat(manager.answer().getStatus()).isEqualTo(200);
        assertThat(page.select("main").text())
                .contains("TVA : Services à la personne", "10 %", "Votre règle", "Mettre fin à la règle", "FR-19.6");
        assertThat(row(manager.open(ROOT), "normal-personal-service")).contains("10 %", "Votre règle");
    }

    @Test
    void anImpossibleRateComesBackAtItsField() {
        manager.open(ROOT + "/new");

        var page = manager.submit(ROOT, filled("FOOD", "1000 %", "FR-10", "Un mot"));

        assertThat(manager.answer().getStatus()).isEqualTo(422);
        assertThat(page.select("#rate-error").text()).contains("de 0 à 30 %");
        assertThat(page.select("#rate").val()).isEqualTo("1000 %");
        assertThat(page.select("#rate").attr("aria-describedby")).contains("rate-error");
        assertThat(page.select("#mention").val()).isEqualTo("Un mot");
        assertThat(page.select("#category option[selected]").val()).isEqualTo("FOOD");
        assertThat(page.select("[role=alert] a[href=#rate]").text()).contains("de 0 à 30 %");
    }

    @Test
    void withoutTaxTheReasonIsAskedFor() {
        manager.open(ROOT + "/new");

        var page = manager.submit(ROOT, filled("FOOD", "0", "", ""));

        assertThat(page.select("#mention-error").text()).contains("il faut une mention légale");
        assertThat(page.select("#code-error").text()).contains("Remplissez ce champ");
    }

    @Test
    void underTheNormalRegimeTheKindOfThingIsAskedFor() {
        manager.open(ROOT + "/new");

        var page = manager.submit(ROOT, filled("", "10", "FR-10", ""));

        assertThat(page.select("#category-error").text()).contains("au régime normal, le taux en dépend");
    }

    @Test
    void twoRulesForTheSameDaysAreToldAtTheFirstDay() {
        manager.open(ROOT + "/new");
        manager.submit(ROOT, filled("BOOK", "10", "FR-10", ""));
        manager.open(ROOT + "/new");
        var second = filled("BOOK", "7", "FR-7", "");
        second.put("from", TODAY.plusDays(30).toString());

        var page = manager.submit(ROOT, second);

        assertThat(manager.answer().getStatus()).isEqualTo(422);
        assertThat(page.select("#from-error").text()).contains("Une de vos règles vaut déjà sur ces jours");
        assertThat(page.select("#from").val()).isEqualTo(TODAY.plusDays(30).toString());
    }

    @Test
    void daysThatCannotBeAreToldAtTheirField() {
        manager.open(ROOT + "/new");
        var past = filled("BOOK", "10", "FR-10", "");
        past.put("from", "2020-01-01");
        assertThat(manager.submit(ROOT, past).select("#from-error").text()).contains("Le passé ne change pas");

        var reversed = filled("BOOK", "10", "FR-10", "");
        reversed.put("until", TODAY.minusDays(1).toString());
        assertThat(manager.submit(ROOT, reversed).select("#until-error").text()).contains("avant le premier");
    }

    @Test
    void aCodeThatStandsForAnotherRateIsToldAtItsField() {
        manager.open(ROOT + "/new");

        var page = manager.submit(ROOT, filled("BOOK", "7", "FR-20", ""));

        assertThat(page.select("#code-error").text()).contains("désigne déjà un autre taux");
    }

    @Test
    void aNewVersionIsPlannedAndGivenUp() {
        var path = ROOT + "/normal-food";
        manager.open(path);
        var day = TODAY.plusDays(40);

        var page = manager.submit(
                path + "/versions", Map.of("rate", "7", "code", "FR-7", "mention", "", "from", day.toString()));
        assertThat(page.select("main").text()).contains("7 %", "Prévu", "5,5 %", "La loi");
        assertThat(row(manager.open(ROOT), "normal-food")).contains("5,5 %", "puis 7 %");

        manager.open(path);
        manager.submit(path + "/versions/" + day + "/removal", Map.of());
        assertThat(row(manager.page(), "normal-food")).contains("5,5 %").doesNotContain("puis 7");
    }

    @Test
    void aNewVersionThatIsOffComesBack() {
        var path = ROOT + "/normal-food";
        manager.open(path);

        var page = manager.submit(
                path + "/versions", Map.of("rate", "7,555", "code", "FR 7", "mention", "", "from", "demain"));

        assertThat(manager.answer().getStatus()).isEqualTo(422);
        assertThat(page.select(".error").eachText()).hasSize(3);
        assertThat(page.select("#change-rate").val()).isEqualTo("7,555");
        assertThat(page.select("#change-from-error").text()).contains("« demain »");
    }

    @Test
    void aRuleThatIsUsedDoesNotEnd() {
        sold("Ressemelage");
        sold("Talons");
        manager.open(ROOT + "/new");
        manager.submit(ROOT, filled("STANDARD", "10", "FR-10", ""));
        assertThat(manager.page().select("main").text()).contains("2 prestations utilisent cette règle");

        var refused = manager.submit(ROOT + "/normal-standard/ending", Map.of("lastDay", TODAY.toString()));

        assertThat(manager.answer().getStatus()).isEqualTo(422);
        assertThat(refused.select("#end-lastDay-error").text())
                .contains("2 prestations utilisent encore cette règle : Ressemelage, Talons.");
    }

    @Test
    void aRuleThatNobodyUsesEnds() {
        manager.open(ROOT + "/new");
        manager.submit(ROOT, filled("BOOK", "10", "FR-10", ""));

        var page = manager.submit(
                ROOT + "/normal-book/ending",
                Map.of("lastDay", TODAY.plusDays(3).toString()));

        assertThat(page.select("#flash").text()).contains("La règle prend fin");
        assertThat(row(page, "normal-book")).contains("10 %", "puis 5,5 %");
    }

    /** Whoever reads “until 31 December 2029” alone takes the first day for one of 2029. */
    @Test
    void daysOverTwoYearsAreToldWithBoth() {
        manager.open(ROOT + "/new");
        var rule = filled("BOOK", "10", "FR-10", "");
        rule.put("until", TODAY.plusYears(1).toString());
        var both = Pattern.compile("du \\p{L}+ \\w+ \\p{L}+ %d au \\p{L}+ \\w+ \\p{L}+ %d"
                .formatted(TODAY.getYear(), TODAY.getYear() + 1));

        assertThat(manager.submit(ROOT, rule).select("main td").eachText()).anyMatch(both.asMatchPredicate());
        assertThat(row(manager.open(ROOT), "normal-book")).containsPattern(both);
    }

    @Test
    void theLawHasNoEndHere() {
        assertThat(manager.open(ROOT + "/normal-press").select("main").text())
                .contains("C’est la règle de la loi")
                .doesNotContain("Dernier jour");
    }

    @Test
    void whatIsNoRuleIsNotThere() {
        assertThat(manager.look(ROOT + "/exempt-press").getStatus()).isEqualTo(404);
        assertThat(manager.look(ROOT + "/nonsense").getStatus()).isEqualTo(404);
    }

    private void sold(String name) {
        Tenant.run(shop.operator(), () -> {
            var id = services.add(ServiceDetails.of(name));
            services.sell(id, shop.site(), Terms.of(shop.cobbler(), 3));
            services.price(id, List.of(shop.site()), Price.fixed(Money.euros(12, 0)), TODAY);
        });
    }

    private static Map<String, String> filled(String category, String rate, String code, String mention) {
        return new LinkedHashMap<>(Map.of(
                "category", category,
                "regime", "NORMAL",
                "rate", rate,
                "code", code,
                "mention", mention,
                "from", TODAY.toString(),
                "until", ""));
    }

    private static String row(Document page, String subject) {
        return page.select("tr:has(a[href=" + ROOT + "/" + subject + "])").text();
    }
}
