package fr.conciergerie.insertion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import fr.conciergerie.Here;
import fr.conciergerie.accounts.Person;
import fr.conciergerie.accounts.Someone;
import fr.conciergerie.database.RawRows;
import fr.conciergerie.insertion.PersonDetails.Category;
import fr.conciergerie.insertion.Spread.Part;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.Scope;
import fr.conciergerie.web.Visitor;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.json.JsonMapper;

/** The hours as the supervisor, the facilitator and a program meet them. */
@SpringBootTest
@AutoConfigureMockMvc
class HoursPagesTest {

    private static final String NAME = "Personne Quartz";
    private static final String CSV = "text/csv";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final LocalDate TODAY = Here.today();
    private static final YearMonth MONTH = YearMonth.from(TODAY).minusMonths(1);

    @TempDir
    Path folder = Path.of("");

    @Autowired
    MockMvc mvc;

    @Autowired
    Someone someone;

    @Autowired
    People people;

    @Autowired
    Hours hours;

    @Autowired
    SomeMarkets markets;

    UUID market = new UUID(0, 0);
    OperatorId operator = new OperatorId(new UUID(0, 0));
    PersonId worker = new PersonId(new UUID(0, 0));
    String reference = "";

    @BeforeEach
    void somebodyWorks() {
        operator = someone.operator();
        Tenant.run(operator, () -> {
            worker = people.enter(new PersonDetails(NAME, null, null, TODAY.minusYears(1), Category.A, null));
            people.addContract(worker, Contract.Kind.CDDI, TODAY.minusYears(1), TODAY.plusMonths(1), 26 * 60, true);
            reference = people.reference(worker);
        });
    }

    @Test
    void aDayIsEnteredValidatedCorrectedAndTheMonthLocked() {
        var supervisor = signedIn(Role.SUPERVISOR);
        assertThat(supervisor
                        .open("/insertion/hours?month=" + MONTH)
                        .select("main")
                        .text())
                .contains("Aucune heure n’est saisie ce mois-ci.");
        supervisor.open("/insertion/hours/new?month=" + MONTH);
        var page = supervisor.submit(
                "/insertion/hours",
                Map.of("person", worker.toString(), "day", MONTH.atDay(3).toString(), "hours", "7,5"));
        assertThat(page.select("main").text()).contains(NAME, "7 h 30", "1 journée à valider");

        supervisor.open("/insertion/hours/new?month=" + MONTH);
        page = supervisor.submit(
                "/insertion/hours",
                Map.of("person", worker.toString(), "day", MONTH.atDay(3).toString(), "hours", "sept"));
        assertThat(supervisor.answer().getStatus()).isEqualTo(422);
        assertThat(page.select("#hours-error").text()).contains("Écrivez des heures");
        page = supervisor.submit(
                "/insertion/hours",
                Map.of(
                        "person",
                        UUID.randomUUID().toString(),
                        "day",
                        MONTH.atDay(3).toString(),
                        "hours",
                        "7"));
        assertThat(page.select("#person-error").text()).contains("Choisissez");
        page = supervisor.submit(
                "/insertion/hours",
                Map.of("person", worker.toString(), "day", MONTH.atDay(3).toString(), "hours", "7"));
        assertThat(page.select("#day-error").text()).contains("déjà saisie");

        supervisor.open("/insertion/hours?month=" + MONTH);
        page = supervisor.submit("/insertion/hours/validation", Map.of());
        assertThat(page.select("main").text()).contains("Validée", "Clôturer le mois");

        var correction = page.select("a[href$=/correction]").attr("href");
        supervisor.open(correction);
        page = supervisor.submit(correction, Map.of("reason", "TYPING", "hours", "25"));
        assertThat(page.select("#hours-error").text()).contains("Écrivez des heures");
        page = supervisor.submit(correction, Map.of("reason", "TYPING", "hours", "7"));
        assertThat(page.select("main").text()).contains("7 h", "Annulée", "−7 h 30", "Erreur de saisie");

        supervisor.open("/insertion/hours/locking?month=" + MONTH);
        page = supervisor.submit("/insertion/hours/locking", Map.of());
        assertThat(page.select("main").text()).contains("Mois clôturé");
        assertThat(page.select("a[href*=/hours/new]")).isEmpty();
    }

    @Test
    void aDayOutsideAMarketIsToldAtItsFieldAlsoInACorrection() {
        Tenant.run(operator, () -> market = markets.from(MONTH.atDay(10), MONTH.atDay(20)));
        var number = Tenant.call(operator, () -> markets.number(market));
        var supervisor = signedIn(Role.SUPERVISOR);
        var field = "m-" + market;
        var typed = new HashMap<>(
                Map.of("person", worker.toString(), "hours", "7", "method", "SESSION", field, "2", "m-none", "1"));
        supervisor.open("/insertion/hours/new?month=" + MONTH);
        for (var day : List.of(9, 21)) {
            typed.put("day", MONTH.atDay(day).toString());
            var page = supervisor.submit("/insertion/hours", typed);
            assertThat(supervisor.answer().getStatus()).isEqualTo(422);
            assertThat(page.select("#" + field + "-error").text())
                    .contains("en dehors du marché " + number, "Premier jour : ", " 10 ", "Dernier jour : ", " 20 ");
            assertThat(page.select("#" + field).val()).isEqualTo("2");
        }
        typed.put("day", MONTH.atDay(20).toString());
        var page = supervisor.submit("/insertion/hours", typed);
        assertThat(page.select("main").text()).contains(NAME, "4 h 40", "2 h 20");

        var correction = page.select("a[href$=/correction]").attr("href");
        var late = Tenant.call(operator, () -> markets.from(MONTH.atDay(21), MONTH.atDay(28)));
        supervisor.open(correction);
        page = supervisor.submit(
                correction, Map.of("reason", "MARKET", "method", "HAND", "hours", "7", "m-" + late, "7"));
        assertThat(page.select("#m-" + late + "-error").text()).contains("en dehors du marché");
        page = supervisor.submit(correction, Map.of("reason", "MARKET", "nothing", "true"));
        assertThat(page.select("main").text()).contains("Annulée");
    }

    @Test
    void theSessionsOfTheDayAreProposedAndStayToBeChanged() {
        var both = MONTH.atDay(3);
        var supervisor = signedIn(Role.SUPERVISOR);
        var other = Tenant.call(operator, () -> {
            market = markets.running();
            var second = markets.running();
            var shared = markets.site("Siège");
            var own = markets.site("Mairie");
            markets.pays(market, shared);
            markets.pays(second, shared);
            markets.pays(market, own);
            for (var site : List.of(shared, own, markets.site("Sans marché"))) {
                markets.held(site, both);
            }
            markets.held(own, both.plusDays(1));
            return second;
        });
        var mine = "m-" + market;
        supervisor.open("/insertion/hours/new?month=" + MONTH);
        var typed = new HashMap<>(
                Map.of("person", worker.toString(), "day", both.toString(), "hours", "7", "method", "HAND", mine, "7"));
        typed.put("propose", "true");
        var page = supervisor.submit("/insertion/hours", typed);
        assertThat(supervisor.answer().getStatus()).isEqualTo(200);
        assertThat(page.select("main .notice").text())
                .contains(
                        "3 permanences tenues",
                        "Mairie : " + Tenant.call(operator, () -> markets.number(market)),
                        "Sans marché : Hors marché");
        assertThat(page.select("#" + mine).val()).isEqualTo("2");
        assertThat(page.select("#m-" + other).val()).isEqualTo("1");
        assertThat(page.select("#m-none").val()).isEqualTo("1");
        assertThat(page.select("[name=method][checked]").val()).isEqualTo("SESSION");
        assertThat(page.select("#hours").val()).isEqualTo("7");
        assertThat(page.select("#person option[selected]").val()).isEqualTo(worker.toString());

        // Another day was typed over the one that was proposed for: said once, then as it was typed.
        var proposed = new HashMap<>(Map.of(
                "person",
                worker.toString(),
                "hours",
                "8",
                "method",
                "SESSION",
                mine,
                "2",
                "m-" + other,
                "1",
                "m-none",
                "1"));
        proposed.put("day", both.plusDays(1).toString());
        page = supervisor.submit("/insertion/hours", proposed);
        assertThat(page.select("#day-error").text()).contains("celles d’un autre jour");
        page = supervisor.submit("/insertion/hours", proposed);
        assertThat(page.select("main").text()).contains(NAME, "4 h", "2 h");

        var correction = page.select("a[href$=/correction]").attr("href");
        supervisor.open(correction);
        page = supervisor.submit(
                correction,
                Map.of("propose", "true", "reason", "MARKET", "hours", "6", "method", "HAND", "m-" + other, "6"));
        assertThat(page.select("main .notice").text()).contains("1 permanence tenue");
        assertThat(page.select("#" + mine).val()).isEqualTo("1");
        assertThat(page.select("#m-" + other).val()).isEmpty();
        assertThat(page.select("#hours").val()).isEqualTo("6");
        assertThat(page.select("[name=reason][checked]").val()).isEqualTo("MARKET");
    }

    @Test
    void aDayWithoutASessionSaysSoAndLosesNothing() {
        Tenant.run(operator, () -> market = markets.running());
        var supervisor = signedIn(Role.SUPERVISOR);
        supervisor.open("/insertion/hours/new?month=" + MONTH);
        var typed = new HashMap<>(Map.of("hours", "sept", "method", "SHARE", "m-" + market, "3", "propose", "true"));
        typed.put("day", MONTH.atDay(3).toString());
        var page = supervisor.submit("/insertion/hours", typed);
        assertThat(page.select("main .notice").text()).contains("Aucune permanence tenue");
        assertThat(page.select("#hours").val()).isEqualTo("sept");
        assertThat(page.select("#m-" + market).val()).isEqualTo("3");
        assertThat(page.select("[name=method][checked]").val()).isEqualTo("SHARE");

        typed.put("day", "demain");
        page = supervisor.submit("/insertion/hours", typed);
        assertThat(supervisor.answer().getStatus()).isEqualTo(422);
        assertThat(page.select("#day-error").text()).contains("n’est pas un jour");
        assertThat(page.select("#m-" + market).val()).isEqualTo("3");
    }

    @Test
    void theFollowUpOfficerLooksAndChangesNothing() {
        worked(300);
        var officer = signedIn(Role.FOLLOW_UP);
        var page = officer.open("/insertion/hours?month=" + MONTH);
        assertThat(page.select("main").text()).contains(NAME, "5 h");
        assertThat(page.select("main form, a[href$=/correction], a[href*=/hours/new]"))
                .isEmpty();
        assertThat(officer.look("/insertion/hours/new").getStatus()).isIn(403, 404);
    }

    @Test
    void theFacilitatorGetsReferencesAndNoNames() throws Exception {
        worked(435);
        var officer = signedIn(Role.FOLLOW_UP);
        var address = "/insertion/hours/export.%s?market=%s&month=%s%s";

        var csv = officer.look(address.formatted("csv", market, MONTH, "")).getContentAsString(StandardCharsets.UTF_8);
        assertThat(csv.replace("\ufeff", "").lines())
                .containsExactly(
                        "Référence;Type de contrat;Heures;Heures et minutes", reference + ";CDDI;\"7,25\";7:15");
        assertThat(csv).doesNotContain(NAME);

        var coded = officer.look(address.formatted("csv", market, MONTH, "&codes=true"))
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(coded).contains(reference + ";CDDI;A;\"7,25\";7:15");

        var sheet = unzipped(officer.look(address.formatted("xlsx", market, MONTH, "&codes=true")));
        assertThat(sheet).contains(reference, "<v>7.25</v>").doesNotContain(NAME);
        assertThat(RawRows.of(
                        "select count(*) from web.audit_event where what = 'insertion.hours-exported' and thing = '%s'"
                                .formatted(market)))
                .containsExactly("3");
    }

    @Test
    void aManagersProgramReadsTotalsTheOthersReferences() throws Exception {
        worked(435);

        var manager = call(Role.MANAGER, market);
        assertThat(manager.getStatus()).isEqualTo(200);
        assertThat(manager.getContentAsString())
                .contains("\"hours\":7.25", "\"people\":1")
                .doesNotContain(reference);
        for (var role : List.of(Role.FOLLOW_UP, Role.SUPERVISOR)) {
            assertThat(call(role, market).getContentAsString())
                    .contains(reference, "\"hours\":7.25")
                    .doesNotContain(NAME);
        }
        assertThat(call(Role.MANAGER, UUID.randomUUID()).getStatus()).isEqualTo(404);
        for (var role : List.of(Role.CONCIERGE, Role.COORDINATOR, Role.MEMBER)) {
            assertThat(call(role, market).getStatus()).as(role.name()).isIn(403, 404);
        }
    }

    /** Case: five times 23 h 20, which is 116 h 40. */
    @Test
    void whatTheFacilitatorAddsUpIsWhatWeSay() throws Exception {
        Tenant.run(operator, () -> {
            market = markets.running();
            for (int i = 0; i < 5; i++) {
                var one = people.enter(new PersonDetails("Personne " + i, null, null, TODAY.minusYears(1), null, null));
                people.addContract(one, Contract.Kind.CDDI, TODAY.minusYears(1), TODAY.plusMonths(1), 26 * 60, true);
                for (int day : List.of(2, 3, 4)) {
                    int minutes = day == 4 ? 1400 - 2 * 465 : 465;
                    hours.enter(one, MONTH.atDay(day), Spread.byHand(minutes, List.of(new Part(market, minutes))));
                }
            }
            hours.validate(MONTH, Instant.now());
        });

        var told = new JsonMapper().readTree(call(Role.SUPERVISOR, market).getContentAsString(StandardCharsets.UTF_8));
        var lines = told.get("lines").valueStream().toList();
        assertThat(lines).hasSize(5).allMatch(it -> it.get("minutes").asLong() == 1400);
        assertThat(told.get("minutes").asLong()).isEqualTo(7000);
        assertThat(told.get("hours").decimalValue()).isEqualByComparingTo("116.67");
        assertThat(lines.stream().map(it -> it.get("hours").decimalValue()).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("116.67");

        var rows = call(Role.FOLLOW_UP, market, "month=" + MONTH, CSV)
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(it -> it.replace("\"", "").replace(',', '.').split(";"))
                .toList();
        assertThat(rows.stream().map(it -> new BigDecimal(it[2])).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("116.67");
        assertThat(rows).allMatch(it -> it[3].equals("23:20"));
        assertThat(call(Role.MANAGER, market, "month=" + MONTH, CSV).getContentAsString(StandardCharsets.UTF_8))
                .contains(";5;\"116,67\";116:40");
        assertThat(unzipped(call(Role.SUPERVISOR, market, "month=" + MONTH, XLSX)))
                .contains("[h]:mm", "<v>23.34</v>", "<v>23.33</v>");
    }

    @Test
    void aProgramTakesTheFilesThatAcceptAsksFor() throws Exception {
        worked(435);
        var officer = call(Role.FOLLOW_UP, market, "month=" + MONTH, CSV);
        assertThat(officer.getContentType()).startsWith("text/csv");
        assertThat(officer.getContentAsString(StandardCharsets.UTF_8)
                        .replace("\ufeff", "")
                        .lines())
                .containsExactly(
                        "Référence;Type de contrat;Heures;Heures et minutes", reference + ";CDDI;\"7,25\";7:15");
        assertThat(call(Role.SUPERVISOR, market, "codes=true&month=" + MONTH, CSV)
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains(reference + ";CDDI;A;\"7,25\";7:15");
        var manager = call(Role.MANAGER, market, "codes=true&month=" + MONTH, CSV);
        assertThat(manager.getContentAsString(StandardCharsets.UTF_8)
                        .replace("\ufeff", "")
                        .lines())
                .containsExactly("Mois;Personnes;Heures;Heures et minutes", MONTH + ";1;\"7,25\";7:15");

        for (var role : List.of(Role.FOLLOW_UP, Role.SUPERVISOR, Role.MANAGER)) {
            var sheet = call(role, market, "codes=true&month=" + MONTH, XLSX);
            assertThat(sheet.getContentType()).isEqualTo(XLSX);
            assertThat(unzipped(sheet)).contains("<v>7.25</v>").doesNotContain(NAME);
            assertThat(unzipped(sheet).contains(reference)).isEqualTo(role != Role.MANAGER);
        }
        for (var accept : List.of("application/json", "*/*")) {
            assertThat(call(Role.SUPERVISOR, market, "codes=true&month=" + MONTH, accept)
                            .getContentAsString())
                    .contains("\"category\":\"A\"", reference)
                    .doesNotContain(NAME);
        }
        assertThat(call(Role.SUPERVISOR, market, "month=" + MONTH, "application/json")
                        .getContentAsString())
                .doesNotContain("\"category\":\"A\"");
        assertThat(call(Role.SUPERVISOR, market, "month=" + MONTH, "image/png").getStatus())
                .isEqualTo(406);
    }

    @Test
    void aMonthThatIsNoneIsToldByItsName() throws Exception {
        worked(435);
        for (var query : List.of("", "month=", "month=mars", "month=2026-13", "month=%2B999999999-12")) {
            for (var accept : List.of("application/json", CSV, XLSX)) {
                var answer = call(Role.SUPERVISOR, market, query, accept);
                assertThat(answer.getStatus()).as(query + accept).isEqualTo(query.endsWith("-12") ? 422 : 400);
                assertThat(answer.getContentAsString(StandardCharsets.UTF_8))
                        .as(query + accept)
                        .contains("month");
            }
        }
        assertThat(call(Role.SUPERVISOR, UUID.randomUUID(), "month=" + MONTH, CSV)
                        .getStatus())
                .isEqualTo(404);
        for (var role : List.of(Role.CONCIERGE, Role.COORDINATOR, Role.MEMBER, Role.PARTNER)) {
            assertThat(call(role, market, "month=" + MONTH, CSV).getStatus())
                    .as(role.name())
                    .isIn(403, 404);
        }
        var stranger = someone.operator();
        operator = stranger;
        assertThat(call(Role.SUPERVISOR, market, "month=" + MONTH, CSV).getStatus())
                .isEqualTo(404);
    }

    private void worked(int minutes) {
        Tenant.run(operator, () -> {
            market = markets.running();
            hours.enter(worker, MONTH.atDay(3), Spread.byHand(minutes, List.of(new Part(market, minutes))));
            hours.validate(MONTH, Instant.now());
        });
    }

    private MockHttpServletResponse call(Role role, UUID of) throws Exception {
        return call(role, of, "month=" + MONTH, "application/json");
    }

    private MockHttpServletResponse call(Role role, UUID of, String query, String accept) throws Exception {
        Person person = someone.with(role, operator);
        var token = someone.token(person, role, operator, Scope.READ).secret();
        return mvc.perform(get(URI.create("/api/v1/markets/%s/hours?%s".formatted(of, query)))
                        .header("Accept", accept)
                        .header("Authorization", "Bearer " + token))
                .andReturn()
                .getResponse();
    }

    private String unzipped(MockHttpServletResponse answer) throws Exception {
        var text = new StringBuilder();
        var file = Files.write(folder.resolve("hours.xlsx"), answer.getContentAsByteArray());
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                text.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return text.toString();
    }

    private Visitor signedIn(Role role) {
        var visitor = new Visitor(mvc);
        visitor.signIn(someone.with(role, operator).email(), Someone.PASSWORD);
        return visitor;
    }
}
