package fr.conciergerie.insertion;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.Here;
import fr.conciergerie.accounts.Someone;
import fr.conciergerie.insertion.Spread.Part;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.Visitor;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;

/** The hours of a week for a team, as the supervisor types them on one screen. */
@SpringBootTest
@AutoConfigureMockMvc
class WeekPagesTest {

    private static final LocalDate TODAY = Here.today();
    private static final String WEEK = "/insertion/hours/week";

    /** The first whole week of the month before. */
    private static final LocalDate MONDAY =
            YearMonth.from(TODAY).minusMonths(1).atDay(1).with(TemporalAdjusters.firstInMonth(DayOfWeek.MONDAY));

    private static final YearMonth MONTH = YearMonth.from(MONDAY);

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

    OperatorId operator = new OperatorId(new UUID(0, 0));
    PersonId jade = new PersonId(new UUID(0, 0));
    PersonId onyx = new PersonId(new UUID(0, 0));
    Visitor supervisor;

    @BeforeEach
    void aTeamOfTwo() {
        operator = someone.operator();
        supervisor = signedIn(Role.SUPERVISOR);
        Tenant.run(operator, () -> {
            jade = worker("Personne Jade", MONDAY.minusYears(1));
            onyx = worker("Personne Onyx", MONDAY.plusDays(2));
        });
    }

    @Test
    void aWeekIsTypedAndAddsUpAsItIsShown() {
        var page = week();
        assertThat(page.select("tbody tr")).hasSizeGreaterThanOrEqualTo(3);
        assertThat(page.select("[name=" + cell(onyx, 0) + "]"))
                .as("no contract before Wednesday")
                .isEmpty();

        page = save(Map.of(
                cell(jade, 0),
                "7",
                cell(jade, 1),
                "7,5",
                cell(jade, 2),
                "7h30",
                cell(jade, 3),
                "\u00a06:20\u202f",
                cell(onyx, 2),
                "23:20"));

        assertThat(supervisor.answer().getStatus()).isEqualTo(200);
        assertThat(page.select("#flash").text()).contains("5 journées enregistrées");
        assertThat(page.select("[name=" + cell(jade, 1) + "]").val()).isEqualTo("7:30");
        assertThat(sums(page)).containsExactly("28 h 20", "23 h 20", "51 h 40");
        assertThat(page.select("form tr.sums td").eachText())
                .containsExactly("7 h", "7 h 30", "30 h 50", "6 h 20", "–", "–", "–", "51 h 40");
        assertThat(page.select(".print-only tbody tr:last-child").text()).contains("30:50", "51:40");
    }

    @Test
    void whatIsRightIsKeptAndWhatIsWrongIsToldAtItsCell() {
        week();
        var page = save(Map.of(cell(jade, 0), "7", cell(jade, 1), "sept", cell(jade, 2), "25"));

        assertThat(supervisor.answer().getStatus()).isEqualTo(422);
        assertThat(page.select("main").text()).contains("1 journée est enregistrée");
        assertThat(page.select("#" + cell(jade, 1) + "-error").text()).contains("Écrivez des heures");
        assertThat(page.select("[name=" + cell(jade, 1) + "]").val()).isEqualTo("sept");
        assertThat(page.select("#" + cell(jade, 2) + "-error").text()).contains("Écrivez des heures");
        assertThat(page.select("[role=alert] a[href=#" + cell(jade, 1) + "]").text())
                .contains("Écrivez des heures");
        assertThat(stands(jade, 0)).isEqualTo(420);

        page = save(page, Map.of(cell(jade, 1), "7", cell(jade, 2), ""));
        assertThat(supervisor.answer().getStatus()).isEqualTo(200);
        assertThat(page.select("#flash").text()).contains("1 journée enregistrée");
    }

    @Test
    void nothingThatWasTypedIsLostWhenWhatGoesForAllIsOff() {
        week();
        var page = save(Map.of(cell(jade, 0), "7", "reason", ""));
        assertThat(supervisor.answer().getStatus()).isEqualTo(422);
        assertThat(page.select("#reason-error").text()).isNotBlank();
        assertThat(page.select("[name=" + cell(jade, 0) + "]").val()).isEqualTo("7");
        assertThat(stands(jade, 0)).isZero();
    }

    @Test
    void aCellIsCorrectedAndAnEmptiedOneTakenBack() {
        week();
        save(Map.of(cell(jade, 0), "7", cell(jade, 1), "7"));
        save(Map.of(cell(jade, 0), "6:30", cell(jade, 1), ""));

        assertThat(stands(jade, 0)).isEqualTo(390);
        assertThat(stands(jade, 1)).isZero();
        assertThat(Tenant.call(operator, () -> hours.of(jade)).stream()
                        .filter(HourEntry::isCounterEntry)
                        .map(HourEntry::reason))
                .containsExactly(HourEntry.Reason.TYPING, HourEntry.Reason.TYPING);
    }

    /** Two supervisors at once: nobody writes over what they have not seen, nor takes back what they did not touch. */
    @Test
    void twoWhoTypeAtOnceDoNotWriteOverEachOther() {
        var mine = week();
        var theirs = signedIn(Role.SUPERVISOR);
        send(theirs, theirs.open(WEEK + "?day=" + MONDAY), Map.of(cell(jade, 0), "5", cell(jade, 1), "5"));

        var page = save(mine, Map.of(cell(jade, 0), "7", cell(jade, 2), "7"));
        assertThat(supervisor.answer().getStatus()).isEqualTo(422);
        assertThat(page.select("#" + cell(jade, 0) + "-error").text()).contains("Quelqu’un a écrit 5 h entre-temps");
        assertThat(page.select("[name=" + cell(jade, 1) + "]").val()).isEqualTo("5:00");
        assertThat(List.of(stands(jade, 0), stands(jade, 1), stands(jade, 2))).containsExactly(300, 300, 420);

        save(page, Map.of(cell(jade, 0), "7"));
        assertThat(stands(jade, 0)).isEqualTo(420);
    }

    @Test
    void sentTwiceItIsWrittenOnce() {
        var page = week();
        save(page, Map.of(cell(jade, 0), "7"));
        page = save(page, Map.of(cell(jade, 0), "7"));
        assertThat(page.select("#flash").text()).contains("Rien n’a changé");
        assertThat(Tenant.call(operator, () -> hours.of(jade))).hasSize(1);
    }

    @Test
    void aCorrectionOfALockedMonthIsSaidToCountInTheCurrentOne() {
        Tenant.run(operator, () -> {
            hours.enter(jade, MONDAY, Spread.byHand(420, List.of(new Part(null, 420))));
            hours.validate(MONTH, Instant.now());
            hours.lock(MONTH);
        });
        var page = week();
        assertThat(page.select("main").text()).contains("touche un mois clôturé");
        assertThat(page.select("[name=" + cell(jade, 1) + "]")).isEmpty();

        page = save(page, Map.of(cell(jade, 0), "6"));
        assertThat(page.select("#flash").text()).contains("1 journée enregistrée, dont 1 d’un mois clôturé");
        assertThat(stands(jade, 0)).isEqualTo(360);
        assertThat(Tenant.call(operator, () -> hours.byMarket(MONTH)).values()).containsExactly(420L);
    }

    @Test
    void newDaysAreSpreadByTheSessionsThatWereHeldOrAsChosen() {
        var market = Tenant.call(operator, () -> {
            var one = markets.running();
            var site = markets.site("Siège");
            markets.pays(one, site);
            markets.held(site, MONDAY);
            return one;
        });
        week();
        save(Map.of(cell(jade, 0), "7", cell(jade, 1), "7"));
        assertThat(parts(jade, 0)).containsExactly(new Part(market, 420));
        assertThat(parts(jade, 1)).containsExactly(new Part(null, 420));

        save(Map.of(cell(jade, 2), "7", "spread", market.toString()));
        assertThat(parts(jade, 2)).containsExactly(new Part(market, 420));
        save(Map.of(cell(jade, 2), "5:30"));
        assertThat(parts(jade, 2)).containsExactly(new Part(market, 330));
    }

    @Test
    void onlyTheSupervisorTypes() {
        for (var role : List.of(Role.FOLLOW_UP, Role.MANAGER, Role.CONCIERGE)) {
            assertThat(signedIn(role).look(WEEK).getStatus()).as(role.name()).isIn(403, 404);
        }
        assertThat(supervisor.look(WEEK + "?day=hier").getStatus()).isEqualTo(400);
        assertThat(supervisor.look(WEEK + "?day=%2B999999999-12-31").getStatus())
                .isEqualTo(400);
        assertThat(supervisor.open(WEEK + "?day=1999-01-05").select("main").text())
                .contains("Personne n’a de contrat cette semaine");
    }

    private PersonId worker(String name, LocalDate from) {
        var person = people.enter(new PersonDetails(name, null, null, MONDAY.minusYears(1), null, null));
        people.addContract(person, Contract.Kind.CDDI, from, TODAY.plusMonths(2), 26 * 60, false);
        return person;
    }

    private Document week() {
        return supervisor.open(WEEK + "?day=" + MONDAY.plusDays(3));
    }

    private Document save(Map<String, String> typed) {
        return save(week(), typed);
    }

    private Document save(Document page, Map<String, String> typed) {
        return send(supervisor, page, typed);
    }

    /** All that stands in the form, but for what is typed. */
    private static Document send(Visitor visitor, Document page, Map<String, String> typed) {
        var fields = new LinkedHashMap<String, String>();
        page.select("main form.week-of-hours input[name]").forEach(it -> fields.put(it.attr("name"), it.val()));
        fields.remove("_csrf");
        page.select("main form.week-of-hours select[name]")
                .forEach(it -> fields.put(
                        it.attr("name"), it.select("option[selected]").val()));
        fields.putAll(typed);
        return visitor.submit(WEEK, fields);
    }

    private static String cell(PersonId person, int day) {
        return "h-" + person + "-" + MONDAY.plusDays(day);
    }

    private static List<String> sums(Document page) {
        return page.select("form tbody td:last-child strong").eachText();
    }

    private int stands(PersonId person, int day) {
        return standing(person, day).stream().mapToInt(HourEntry::minutes).sum();
    }

    private List<Part> parts(PersonId person, int day) {
        return standing(person, day).getFirst().parts();
    }

    private List<HourEntry> standing(PersonId person, int day) {
        return Tenant.call(operator, () -> hours.of(person)).stream()
                .filter(it -> it.day().equals(MONDAY.plusDays(day)) && !it.isCounterEntry() && !it.takenBack())
                .toList();
    }

    private Visitor signedIn(Role role) {
        var visitor = new Visitor(mvc);
        visitor.signIn(someone.with(role, operator).email(), Someone.PASSWORD);
        return visitor;
    }
}
