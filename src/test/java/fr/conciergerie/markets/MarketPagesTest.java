package fr.conciergerie.markets;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.Here;
import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.accounts.Someone;
import fr.conciergerie.calendar.Calendar;
import fr.conciergerie.calendar.CancellationCause;
import fr.conciergerie.calendar.DeskHours;
import fr.conciergerie.organisations.OrganisationDetails;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.OrganisationKind;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.organisations.Sites;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.Visitor;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;

@SpringBootTest
@AutoConfigureMockMvc
class MarketPagesTest {

    private static final String ROOT = "/operator/markets";

    /** A key that nothing has. */
    private static final String NOBODY = "0198f000-0000-7000-8000-000000000000";

    /** Reads what was written in French: amounts and days with spaces that do not break. */
    private static final String NARROW = "\u202f";

    @Autowired
    MockMvc mvc;

    @Autowired
    Someone someone;

    @Autowired
    Accounts accounts;

    @Autowired
    Organisations organisations;

    @Autowired
    Markets markets;

    @Autowired
    CostSharing sharing;

    @Autowired
    EnvironmentalClauses environmentalClauses;

    @Autowired
    SocialClauses socialClauses;

    @Autowired
    EligibleCounts eligible;

    @Autowired
    Calendar calendar;

    Visitor manager;
    OperatorId operator;
    OrganisationId metropole = new OrganisationId(new UUID(0, 0));
    OrganisationId town = new OrganisationId(new UUID(0, 0));
    SiteId site = new SiteId(new UUID(0, 0));

    @BeforeEach
    void theManagerArrives() {
        operator = someone.operator();
        Tenant.run(operator, () -> {
            metropole = organisations.addOrganisation(
                    new OrganisationDetails("La Métropole", "metropole", OrganisationKind.METROPOLE, null));
            town = organisations.addOrganisation(
                    new OrganisationDetails("La Ville voisine", "ville", OrganisationKind.TOWN, null));
            site = organisations.addSite(Sites.details("Siège"));
            organisations.share(site, metropole, LocalDate.of(2014, 1, 1), null);
        });
        manager = new Visitor(mvc);
        manager.signIn(someone.with(Role.MANAGER, operator).email(), Someone.PASSWORD);
    }

    @Test
    void anEmptyListSaysWhatToDo() {
        assertThat(manager.open(ROOT).select("main").text()).contains("Aucun marché ici", "Ajouter un marché");
        assertThat(manager.open("/operator").select("main a[href=" + ROOT + "]"))
                .isNotEmpty();
        assertThat(manager.open("/operator/organisations/metropole")
                        .select("main a[href=" + ROOT + "?organisation=metropole]"))
                .hasSize(1);
    }

    @Test
    void aMarketIsWrittenDownAndEverythingThatBelongsToIt() {
        manager.open(ROOT + "/new");
        var page = manager.submit(ROOT, founding("2013-0417"));
        assertThat(page.select("h1").text()).isEqualTo("Marché 2013-0417");
        assertThat(page.select("main").text())
                .contains("Procédure adaptée", "La Métropole", "Aucun site n’est encore payé", "terminé depuis");
        var path = ROOT + "/" + id(page.select("a[href$=/edit]").attr("href"));

        manager.open(path + "/lines/new");
        page = manager.submit(
                path + "/lines",
                Map.of(
                        "site", site.toString(),
                        "from", "2014-01-01",
                        "yearly", "9 973,63",
                        "sessionsPerWeek", "2",
                        "weeksPerYear", "47"));
        assertThat(page.select("main").text()).contains("Siège", "9" + NARROW + "973,63", "94 par an");

        manager.open(path + "/renewals/new");
        page = manager.submit(path + "/renewals", Map.of("endsOn", "2015-12-31", "decidedOn", "2014-10-01"));
        assertThat(page.select("main").text()).contains("Fin réelle : 31 décembre 2015", "décidé le 1er octobre 2014");

        manager.open(path + "/sharing/new");
        page = manager.submit(
                path + "/sharing",
                Map.of(
                        "basis",
                        "FIXED",
                        "from",
                        "2015-01-01",
                        "organisations",
                        metropole.toString(),
                        "share-" + metropole,
                        "100"));
        assertThat(page.select("main").text()).contains("Parts fixes", "La Métropole : 100 %");

        assertThat(manager.open(path + "/environmental-clauses/new")
                        .select("label[for=dueOn]")
                        .text())
                .startsWith("À montrer au plus tard le");
        page = manager.submit(
                path + "/environmental-clauses", Map.of("text", "Tournées à vélo", "dueOn", "2015-06-30"));
        assertThat(page.select("main").text()).contains("Tournées à vélo", "Preuve attendue depuis le 30 juin 2015");
        var evidence = page.select("a[href$=/evidence]").attr("href");
        manager.open(evidence);
        page = manager.submit(evidence, Map.of("evidence", "Facture du vélo cargo", "on", "2014-06-01"));
        assertThat(page.select("main").text()).contains("Prouvé le 1er juin 2014", "Facture du vélo cargo");

        manager.open(path + "/social-clauses/new");
        page = manager.submit(
                path + "/social-clauses",
                Map.of(
                        "hours", "1 000",
                        "period", "YEAR",
                        "publics", "SIAE_EMPLOYEE",
                        "facilitator", "Maison de l’emploi",
                        "facilitatorEmail", "clauses@maison.example"));
        assertThat(page.select("main").text())
                .contains("heures d’insertion par an", "salariés de structures d’insertion", "Maison de l’emploi");

        page = manager.open(path + "/costs?year=2015");
        assertThat(page.select("main").text())
                .contains("Coût et partage en 2015", "9" + NARROW + "973,63", "1er janvier 2015 – 31 décembre 2015");
        assertThat(manager.open(path + "/sessions?year=2015").select("main").text())
                .contains("Aucune permanence cette année");
        assertThat(manager.open(ROOT + "?organisation=metropole").select("main").text())
                .contains("2013-0417", "Terminé");
        assertThat(manager.open(ROOT + "?organisation=ville").select("main").text())
                .doesNotContain("2013-0417");
    }

    @Test
    void aMistakeIsTakenBack() {
        var path = ROOT + "/" + running();
        manager.open(path + "/renewals/new");
        var page = manager.submit(
                path + "/renewals", Map.of("endsOn", nextYear(2).toString(), "decidedOn", today().toString()));
        page = manager.submit(page.select("form[action$=/removal]").attr("action"), Map.of());
        assertThat(page.select("main").text()).contains("Fin réelle").doesNotContain("décidé le");

        manager.open(path + "/environmental-clauses/new");
        page = manager.submit(path + "/environmental-clauses", Map.of("text", "Une promesse de trop"));
        page = manager.submit(page.select("form[action$=/removal]").attr("action"), Map.of());
        assertThat(page.select("main").text()).doesNotContain("Une promesse de trop");
    }

    @Test
    void aSlipInAClauseIsCorrected() {
        var id = running();
        var path = ROOT + "/" + id;
        Tenant.run(operator, () -> {
            environmentalClauses.add(id, "Tournés à vélo", null);
            socialClauses.add(
                    id, 100, true, Set.of(TargetPublic.REFUGEE), "Maison de l’emploi", "a@maison.example", null);
        });
        var page = manager.open(path);
        var environmental = page.select("a[href*=/environmental-clauses/]:not([href$=new]):not([href$=evidence])")
                .attr("href");
        var social = page.select("a[href*=/social-clauses/]:not([href$=new])").attr("href");

        page = manager.open(social);
        assertThat(page.select("#hours").val()).isEqualTo("100");
        assertThat(page.select("#facilitator").val()).isEqualTo("Maison de l’emploi");
        assertThat(page.select("#facilitatorEmail").val()).isEqualTo("a@maison.example");
        assertThat(page.select("[name=publics][checked]").val()).isEqualTo("REFUGEE");
        assertThat(page.select("[name=period][checked]").val()).isEqualTo("YEAR");
        var typed = new LinkedHashMap<>(Map.of(
                "hours", "mille",
                "period", "WHOLE",
                "publics", "SIAE_EMPLOYEE",
                "facilitator", "Maison de l’emploi",
                "deadline", "2026-12-31"));
        page = manager.submit(social, typed);
        assertThat(manager.answer().getStatus()).isEqualTo(422);
        assertThat(page.select("#hours-error").text()).isNotBlank();
        assertThat(page.select("#hours").val()).isEqualTo("mille");
        assertThat(page.select("[name=period][checked]").val()).isEqualTo("WHOLE");
        typed.put("hours", "1 000");
        page = manager.submit(social, typed);
        assertThat(page.select("main").text())
                .contains("La clause est corrigée", "1" + NARROW + "000 heures d’insertion en tout")
                .doesNotContain("a@maison.example");

        manager.open(environmental);
        page = manager.submit(environmental, Map.of("text", "Tournées à vélo", "dueOn", "2015-06-30"));
        assertThat(page.select("main").text()).contains("Tournées à vélo", "Preuve attendue depuis le 30 juin 2015");
    }

    @Test
    void whoeverIsSecondIsToldAtTheFormWhatTheClauseSaysNow() {
        var id = running();
        var social = Tenant.call(
                operator, () -> socialClauses.add(id, 100, true, Set.of(TargetPublic.REFUGEE), "Maison", null, null));
        var path = ROOT + "/" + id + "/social-clauses/" + social;
        manager.open(path);
        Tenant.run(
                operator,
                () -> socialClauses.change(
                        id, new SocialClause(social, 250, true, Set.of(TargetPublic.REFUGEE), "Plie", null, null, 0)));
        var typed = Map.of("hours", "300", "period", "YEAR", "publics", "REFUGEE", "facilitator", "Maison");

        var page = manager.submit(path, typed);
        assertThat(manager.answer().getStatus()).isEqualTo(409);
        assertThat(page.select("#hours-error").text()).contains("Quelqu’un d’autre vient de changer cette clause");
        assertThat(page.select("main .notice").text()).contains("Inscrit maintenant", "250 heures", "Plie");
        assertThat(page.select("#hours").val()).isEqualTo("300");

        page = manager.submit(path, typed);
        assertThat(page.select("main").text()).contains("300 heures d’insertion par an");
    }

    @Test
    void aClauseWithEvidenceSaysWhyItStays() {
        var id = running();
        var clause = Tenant.call(operator, () -> {
            var one = environmentalClauses.add(id, "Tournées à vélo", null);
            environmentalClauses.noteEvidence(id, one, 0, "Facture", today(), UUID.randomUUID());
            return one;
        });
        var page = manager.open(ROOT + "/" + id);
        assertThat(page.select("main").text())
                .contains("Une preuve est notée : cette clause ne peut plus être retirée");
        assertThat(page.select("form[action$=/removal]")).isEmpty();

        var removal = ROOT + "/" + id + "/clauses/" + clause + "/removal";
        manager.open(ROOT + "/" + id + "/environmental-clauses/" + clause);
        var token = manager.page().select("main [name=_csrf]").val();
        var answer = manager.postBlindly(removal, Map.of("_csrf", token, "version", "1"));
        assertThat(answer.getStatus()).isEqualTo(409);
        assertThat(Tenant.call(operator, () -> environmentalClauses.of(id))).hasSize(1);
    }

    @Test
    void aProcedureThatDoesNotSuitIsAWarningAndNoRefusal() {
        manager.open(ROOT + "/new");
        var direct = founding("D-2016");
        direct.put("procedure", "DIRECT");
        direct.put("notifiedOn", "2016-01-04");
        direct.put("startsOn", "2016-02-01");
        direct.put("endsOn", "2017-01-31");

        var page = manager.submit(ROOT, direct);

        assertThat(manager.answer().getStatus()).isEqualTo(200);
        assertThat(page.select("main").text()).contains("La procédure semble trop légère", "Achat direct");
    }

    @ParameterizedTest
    @CsvSource({
        "number, '', Remplissez ce champ",
        "object, '', Remplissez ce champ",
        "buyer, nobody, Choisissez une des réponses",
        "buyer, 0198f000-0000-7000-8000-000000000000, Choisissez une des réponses",
        "procedure, LOTTERY, Choisissez une des réponses",
        "estimated, beaucoup, montant",
        "estimated, '-1', montant",
        "estimated, 99999999999999999999, montant",
        "notifiedOn, '', Choisissez un jour",
        "startsOn, hier, n’est pas un jour",
        "startsOn, 2013-01-01, avant sa notification",
        "endsOn, 2013-12-31, La fin vient après",
        "endsOn, 2150-12-31, Choisissez un jour entre",
        "endsOn, +999999999-12-31, trop loin"
    })
    void whatIsOffIsToldAtItsField(String field, String typed, String said) {
        manager.open(ROOT + "/new");
        var wrong = founding("M-1");
        wrong.put(field, typed);

        var page = manager.submit(ROOT, wrong);

        assertThat(manager.answer().getStatus()).as(page.select("main").text()).isEqualTo(422);
        assertThat(page.select("#" + field + "-error").text()).contains(said);
        assertThat(page.select("[name=object]").val()).isEqualTo(field.equals("object") ? "" : "Conciergerie");
    }

    @Test
    void anAmountMayBeTypedAsItIsSaid() {
        manager.open(ROOT + "/new");
        var market = manager.submit(ROOT, founding("2013-0418"));
        var path = ROOT + "/" + id(market.select("a[href$=/edit]").attr("href"));
        manager.open(path + "/lines/new");

        var page = manager.submit(
                path + "/lines",
                Map.of(
                        "site", site.toString(),
                        "from", "2014-01-01",
                        "yearly", "15€50",
                        "sessionsPerWeek", "2",
                        "weeksPerYear", "47"));

        assertThat(page.select("tr:contains(Siège)").text()).contains("15,50");
    }

    @Test
    void everyFormTellsWhatIsOffAtItsField() {
        var path = ROOT + "/" + running();
        offAt(
                path + "/lines/new",
                path + "/lines",
                Map.of("site", site.toString(), "from", today().toString()),
                "yearly");
        offAt(
                path + "/lines/new",
                path + "/lines",
                Map.of(
                        "site", site.toString(),
                        "from", today().toString(),
                        "yearly", "1",
                        "sessionsPerWeek", "2",
                        "weeksPerYear", "47"),
                "from");
        offAt(
                path + "/renewals/new",
                path + "/renewals",
                Map.of("endsOn", "2001-01-01", "decidedOn", "2001-01-01"),
                "endsOn");
        offAt(
                path + "/sharing/new",
                path + "/sharing",
                Map.of("basis", "FIXED", "from", "2026-01-01"),
                "organisations");
        offAt(
                path + "/sharing/new",
                path + "/sharing",
                Map.of(
                        "basis",
                        "FIXED",
                        "from",
                        "2026-01-01",
                        "organisations",
                        metropole.toString(),
                        "share-" + metropole,
                        "99,999"),
                "share-" + metropole);
        offAt(
                path + "/sharing/new",
                path + "/sharing",
                Map.of(
                        "basis",
                        "FIXED",
                        "from",
                        "2026-01-01",
                        "organisations",
                        metropole.toString(),
                        "share-" + metropole,
                        "99"),
                "organisations");
        offAt(
                path + "/sharing/new",
                path + "/sharing",
                Map.of(
                        "basis", "HEADCOUNT",
                        "from", "2026-01-01",
                        "organisations", NOBODY),
                "organisations");
        offAt(
                path + "/sharing/new",
                path + "/sharing",
                Map.of("basis", "HEADCOUNT", "from", "2026-01-01", "site", NOBODY),
                "site");
        offAt(path + "/environmental-clauses/new", path + "/environmental-clauses", Map.of("text", " "), "text");
        offAt(
                path + "/social-clauses/new",
                path + "/social-clauses",
                Map.of("hours", "12", "period", "YEAR", "facilitator", "Maison"),
                "publics");
        offAt(
                path + "/social-clauses/new",
                path + "/social-clauses",
                Map.of("hours", "12", "period", "DECADE", "facilitator", "Maison", "publics", "REFUGEE"),
                "period");
        offAt(
                path + "/social-clauses/new",
                path + "/social-clauses",
                Map.of(
                        "hours", "12",
                        "period", "YEAR",
                        "facilitator", "Maison",
                        "publics", "REFUGEE",
                        "facilitatorEmail", "personne"),
                "facilitatorEmail");
        offAt(
                ROOT + "/eligible",
                ROOT + "/eligible",
                Map.of(
                        "organisation", metropole.toString(),
                        "site", site.toString(),
                        "countedOn", "2015-01-01",
                        "source", "TYPED",
                        "total", "10",
                        "women", "11"),
                "women");
        offAt(
                ROOT + "/eligible",
                ROOT + "/eligible",
                Map.of(
                        "organisation", metropole.toString(),
                        "site", site.toString(),
                        "countedOn", "2015-01-01",
                        "source", "TYPED",
                        "total", "<script>"),
                "total");
        offAt(
                ROOT + "/eligible",
                ROOT + "/eligible",
                Map.of(
                        "organisation", NOBODY,
                        "site", site.toString(),
                        "countedOn", "2015-01-01",
                        "source", "TYPED",
                        "total", "10",
                        "women", "11"),
                "organisation");
    }

    @ParameterizedTest
    @CsvSource({
        "'', Choisissez un jour",
        "demain, n’est pas un jour",
        "1950-01-01, Choisissez un jour entre",
        "+999999999-12-31, trop loin",
        "2001-01-01, Cette clé ne vaut plus"
    })
    void aDayOnWhichAKeyCannotEndIsToldAtItsField(String typed, String said) {
        var id = running();
        Tenant.run(
                operator,
                () -> sharing.add(
                        id, new SharingDetails(null, SharingBasis.USE, firstOfYear(), null, Map.of(metropole, 0))));
        var action =
                manager.open(ROOT + "/" + id).select("form[action$=/ending]").attr("action");

        var page = manager.submit(action, Map.of("lastDay", typed));

        assertThat(manager.answer().getStatus()).as(page.select("main").text()).isEqualTo(422);
        assertThat(page.select("details[open] form[action=" + action + "] .error")
                        .text())
                .contains(said);
        assertThat(page.select("[name=lastDay]").val()).isEqualTo(typed);
    }

    @Test
    void agentsAreCountedBySiteAndDay() {
        manager.open(ROOT + "/eligible");
        var page = manager.submit(
                ROOT + "/eligible",
                Map.of(
                        "organisation", metropole.toString(),
                        "site", site.toString(),
                        "countedOn", "2015-01-01",
                        "source", "TYPED",
                        "total", "1860",
                        "women", "1040"));
        assertThat(page.select("main").text()).contains("L’effectif est noté", "femmes", "donné par le client");

        page = manager.submit(
                ROOT + "/eligible",
                Map.of(
                        "organisation",
                        town.toString(),
                        "site",
                        site.toString(),
                        "countedOn",
                        "2015-01-01",
                        "source",
                        "MEMBERS"));
        assertThat(page.select("main").text()).contains("Aucun agent inscrit ce jour-là", "La Ville voisine");
    }

    /** The town shares 40 %: it sees what it bears and where its people are, and never what others pay. */
    @Test
    void aCoordinatorSeesTheirOwnPartOnly() {
        var id = running();
        Tenant.run(operator, () -> {
            organisations.share(site, town, LocalDate.of(2014, 1, 1), null);
            var parts = new LinkedHashMap<OrganisationId, Integer>();
            parts.put(metropole, 6_000);
            parts.put(town, 4_000);
            sharing.add(id, new SharingDetails(null, SharingBasis.FIXED, firstOfYear(), null, parts));
            eligible.note(
                    new EligibleCount(metropole, site, firstOfYear(), 1_234, null, null, null), UUID.randomUUID());
            eligible.note(new EligibleCount(town, site, firstOfYear(), 77, null, null, null), UUID.randomUUID());
            var noon = new DeskHours(LocalTime.of(12, 0), LocalTime.of(14, 0));
            calendar.recordHeld(site, firstOfYear().plusDays(4), noon, UUID.randomUUID());
            var missed = calendar.extraSession(site, firstOfYear().plusDays(5), noon);
            calendar.cancel(missed, CancellationCause.CONCIERGE_ABSENT, null);
        });

        var page = coordinator(town).open("/coordination/markets/" + id);
        assertThat(page.select("h1").text()).isEqualTo("Marché R-1");
        assertThat(page.select("main").text())
                .contains(
                        "La Ville voisine",
                        "4" + NARROW + "000,00",
                        "1 permanences tenues sur 2",
                        "concierge absent",
                        "42,55",
                        "77")
                .doesNotContain(
                        "6" + NARROW + "000,00",
                        "10" + NARROW + "000,00",
                        "106,38",
                        "63,83",
                        "1" + NARROW + "234",
                        "60 %");

        var buyer = coordinator(metropole).open("/coordination/markets/" + id);
        assertThat(buyer.select("main").text())
                .contains("6" + NARROW + "000,00", "63,83", "1" + NARROW + "234")
                .doesNotContain("4" + NARROW + "000,00", "42,55", " 77 ");
        assertThat(coordinator(town).open("/coordination").select("main a[href=/coordination/markets/" + id + "]"))
                .hasSize(1);
    }

    @Test
    void nothingUsedYetIsBorneByTheBuyer() {
        var id = running();
        Tenant.run(operator, () -> {
            var parts = new LinkedHashMap<OrganisationId, Integer>();
            parts.put(town, 0);
            parts.put(metropole, 0);
            sharing.add(id, new SharingDetails(site, SharingBasis.USE, firstOfYear(), null, parts));
        });

        assertThat(manager.open(ROOT + "/" + id + "/costs").select("main").text())
                .contains("Tout à l’acheteur", "10" + NARROW + "000,00");
        assertThat(manager.open(ROOT + "/" + id).select("main").text()).contains("Selon les services demandés");
    }

    @Test
    void aMarketOfOthersDoesNotExistForACoordinator() {
        var id = running();
        var stranger = coordinator(town);

        assertThat(stranger.look("/coordination/markets/" + id).getStatus()).isEqualTo(404);
        assertThat(stranger.look(ROOT + "/" + id).getStatus()).isEqualTo(403);
        assertThat(stranger.open("/coordination").select("main").text()).doesNotContain("R-1");
    }

    @Test
    void hostileAddressesAreAnsweredCalmly() {
        var id = running();
        for (var path : List.of(
                ROOT + "/no-uuid",
                ROOT + "/" + UUID.randomUUID(),
                ROOT + "/" + id + "/sessions?year=1066",
                ROOT + "/" + id + "/costs?year=99999999999",
                ROOT + "/" + id + "/lines/" + UUID.randomUUID(),
                ROOT + "?cursor=garbage",
                ROOT + "?organisation=%27%20or%201%3D1",
                ROOT + "/eligible?cursor=AAAA")) {
            assertThat(manager.look(path).getStatus()).as(path).isBetween(400, 499);
        }
    }

    @Test
    void theEnglishPageIsEnglish() {
        assertThat(manager.open(ROOT + "?lang=en").select("h1").text()).isEqualTo("Markets");
    }

    private void offAt(String page, String action, Map<String, String> values, String field) {
        manager.open(page);
        var answer = manager.submit(action, values);
        assertThat(manager.answer().getStatus())
                .as(field + ": " + answer.select("main").text())
                .isEqualTo(422);
        assertThat(answer.select("#" + field + "-error").text())
                .as(answer.select("main").text())
                .isNotBlank();
    }

    /** A market of this year: 10 000 € a year for the site, 94 sessions promised. */
    private MarketId running() {
        return Tenant.call(operator, () -> {
            var id = markets.add(new MarketDetails(
                    "R-1",
                    "Conciergerie",
                    metropole,
                    Procedure.MAPA,
                    Money.euros(80_000, 0),
                    firstOfYear().minusDays(20),
                    firstOfYear(),
                    nextYear(1),
                    List.of()));
            markets.addLine(
                    id, new LineDetails(site, firstOfYear(), null, Money.euros(10_000, 0), 2, LineDetails.USUAL_WEEKS));
            return id;
        });
    }

    private Visitor coordinator(OrganisationId organisation) {
        var email = UUID.randomUUID() + "@example.org";
        var account = accounts.ensure(email, "Coordination", Locale.FRENCH);
        accounts.setPassword(account, Someone.PASSWORD);
        Tenant.run(operator, () -> accounts.grant(account, Role.COORDINATOR, organisation.value()));
        var visitor = new Visitor(mvc);
        visitor.signIn(email, Someone.PASSWORD);
        return visitor;
    }

    private LinkedHashMap<String, String> founding(String number) {
        return new LinkedHashMap<>(Map.of(
                "number", number,
                "object", "Conciergerie",
                "buyer", metropole.toString(),
                "procedure", "MAPA",
                "estimated", "39 894,50",
                "notifiedOn", "2013-12-20",
                "startsOn", "2014-01-01",
                "endsOn", "2014-12-31",
                "lots", ""));
    }

    private static String id(String edit) {
        return edit.replaceAll(".*/markets/([^/]+)/edit", "$1");
    }

    private static LocalDate today() {
        return Here.today();
    }

    private static LocalDate firstOfYear() {
        return today().withDayOfYear(1);
    }

    private static LocalDate nextYear(int years) {
        return firstOfYear().plusYears(1 + years).minusDays(1);
    }
}
