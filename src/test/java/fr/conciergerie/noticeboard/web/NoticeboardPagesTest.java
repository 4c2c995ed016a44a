package fr.conciergerie.noticeboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.animations.RegistrationTerms;
import fr.conciergerie.animations.Registrations;
import fr.conciergerie.calendar.Calendar;
import fr.conciergerie.calendar.CancellationCause;
import fr.conciergerie.noticeboard.Wall;
import fr.conciergerie.orders.Town;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Visitor;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** The page of a site and of an event, as somebody reads them who walks by and has no account. */
@SpringBootTest
@AutoConfigureMockMvc
class NoticeboardPagesTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    @Autowired
    DayClock dayClock;

    private Wall wall;
    private Visitor passerBy;

    @BeforeEach
    void aWallOfItsOwn() {
        wall = Wall.of(context);
        passerBy = new Visitor(mvc);
    }

    @Test
    void whoeverWalksByReadsWhenWhereAndWhat() {
        var event = wall.announced(
                "Atelier vélo",
                "Réparez votre vélo.",
                5,
                RegistrationTerms.upTo(3, 1),
                List.of(wall.town().hall()),
                null);

        var page = passerBy.open(wall.path());

        assertThat(page.select("h1").text()).isEqualTo("Conciergerie : Hôtel de ville");
        assertThat(page.text())
                .contains("Les Mains utiles : une concierge vient sur ce site", "Hall du rez-de-chaussée")
                .contains("1 place de la Mairie", "33000 Bordeaux", "de 12 h 00 à 14 h 00");
        assertThat(page.select("#events + ul li").eachText())
                .singleElement()
                .asString()
                .contains("Atelier vélo", "de 12 h 30 à 14 h 00", "Il reste des places");
        assertThat(page.select("main a[href=/sign-in]")).hasSize(1);
        assertThat(page.select("main a[href$=/hotel-de-ville.ics]")).hasSize(1);

        var notice = passerBy.open(wall.path(event));
        assertThat(notice.select("h1").text()).isEqualTo("Atelier vélo");
        assertThat(notice.text())
                .contains("Réparez votre vélo.", "Hôtel de ville, Cour", "Il reste des places", "1 place de la Mairie");
        assertThat(passerBy.open(wall.path(event).toLowerCase(Locale.ROOT))
                        .select("h1")
                        .text())
                .as("typed from paper in small letters")
                .isEqualTo("Atelier vélo");
    }

    @Test
    void aSessionThatIsOffIsSaidToBeAndNotWhy() {
        var off = inTown(() -> {
            var calendar = context.getBean(Calendar.class);
            var last = calendar.nextSessions(wall.town().hall(), dayClock.now().toInstant(), 3)
                    .getLast();
            calendar.cancel(last.id(), CancellationCause.CONCIERGE_ABSENT, "Grippe");
            return last;
        });
        var zone = inTown(() ->
                context.getBean(Organisations.class).site(wall.town().hall()).zone());
        var day = off.startsAt().atZone(zone).toLocalDate();

        var page = passerBy.open(wall.path());

        assertThat(page.select("#openings + ul li:has(s)").eachText())
                .singleElement()
                .asString()
                .contains(String.valueOf(day.getDayOfMonth()), "permanence annulée");
        assertThat(page.text()).doesNotContain("Grippe", "absen");
    }

    @Test
    void aClosureIsSaidWithoutItsReason() {
        inTown(() -> context.getBean(Calendar.class)
                .close(wall.town().hall(), dayClock.today(), dayClock.today().plusDays(13), "Travaux chez un client"));

        var page = passerBy.open(wall.path());

        assertThat(page.select("#openings + ul li").eachText()).isNotEmpty().allMatch(it -> it.contains("site fermé"));
        assertThat(page.text()).doesNotContain("Travaux");
    }

    @Test
    void onlyWhatIsMeantForAllHangsOnTheWall() {
        var organisation = inTown(() -> context.getBean(Organisations.class).organisationId("ville"));
        var hall = List.of(wall.town().hall());
        wall.workshop("Pour tous", 3);
        var reserved = wall.announced("Entre collègues", "Chut.", 3, null, hall, organisation);
        wall.announced("De loin", "", 3, null, List.of(), organisation);
        wall.announced("Ailleurs", "", 3, null, List.of(wall.town().depot()), null);
        wall.announced("Plus tard", "", 40, null, hall, null);
        wall.drafted("Brouillon", "", 3, null, hall, null);

        assertThat(passerBy.open(wall.path()).select("#events + ul strong").eachText())
                .containsExactly("Pour tous");
        assertThat(codesLeadingTo(reserved.toString())).isEqualTo(404);
    }

    @Test
    void nothingTellsWhoComes() {
        var event = wall.announced(
                "Atelier vélo",
                "",
                5,
                RegistrationTerms.upTo(1, 0),
                List.of(wall.town().hall()),
                null);
        inTown(() -> context.getBean(Registrations.class)
                .register(
                        context.getBean(Accounts.class)
                                .actors(wall.town().agent().account())
                                .getFirst(),
                        event,
                        null,
                        0));

        assertThat(passerBy.open(wall.path()).text()).contains("Complet").doesNotContain("Inès");
        assertThat(passerBy.open(wall.path(event)).text())
                .contains("Il ne reste plus de place")
                .doesNotContain("Inès", "S’inscrire");
    }

    /** Whoever knows how many places there were could subtract those that are left. */
    @Test
    void nobodyReadsFromThePageHowManyHaveRegistered() {
        var event = wall.announced(
                "Atelier vélo",
                "",
                5,
                RegistrationTerms.upTo(3, 0),
                List.of(wall.town().hall()),
                null);
        var site = passerBy.open(wall.path()).select("main").text();
        var own = passerBy.open(wall.path(event)).select("main").text();

        inTown(() -> context.getBean(Registrations.class)
                .register(
                        context.getBean(Accounts.class)
                                .actors(wall.town().agent().account())
                                .getFirst(),
                        event,
                        null,
                        0));

        assertThat(passerBy.open(wall.path()).select("main").text()).isEqualTo(site);
        assertThat(passerBy.open(wall.path(event)).select("main").text()).isEqualTo(own);
    }

    @Test
    void whatIsCancelledStaysAndSaysSoButNotWhy() {
        var event = wall.workshop("Atelier vélo", 5);
        var path = wall.path(event);
        wall.cancelled(event, "Lou s’est blessée");

        assertThat(passerBy.open(wall.path()).select("#events + ul li").text()).contains("Atelier vélo", "Annulée");
        assertThat(passerBy.open(path).text())
                .contains("Cet événement n’aura pas lieu")
                .doesNotContain("Lou", "S’inscrire");
    }

    @Test
    void anotherOperatorsSiteOfTheSameNameIsAnotherPage() {
        var elsewhere = Wall.of(context);
        var event = wall.workshop("Atelier vélo", 5);

        assertThat(passerBy.open(elsewhere.path()).text()).doesNotContain("Atelier vélo");
        var code = wall.announced(event).code();
        assertThat(passerBy.look("/event/" + elsewhere.operator() + "/" + code).getStatus())
                .isEqualTo(404);
        var theirs = new Visitor(mvc);
        theirs.signIn(elsewhere.town().manager().email(), Town.PASSWORD);
        assertThat(theirs.open(wall.path()).text())
                .as("whoever is signed in elsewhere reads the page of the address")
                .contains("Atelier vélo");
    }

    /** What is on a wall may be found; the rest of the product is nothing to be searched. */
    @Test
    void searchEnginesAreToldWhatIsPublic() throws Exception {
        assertThat(passerBy.look("/robots.txt").getContentAsString().lines())
                .containsExactly("User-agent: *", "Allow: /at/", "Allow: /event/", "Disallow: /");
    }

    @Test
    void whereNobodyComesAnyMoreThereIsNoPage() {
        inTown(() -> {
            var organisations = context.getBean(Organisations.class);
            organisations.endSharing(
                    wall.town().hall(),
                    organisations.organisationId("ville"),
                    dayClock.today().minusDays(1));
            return true;
        });

        for (var path : List.of(
                wall.path(),
                "/at/" + wall.operator() + "/nulle-part",
                "/at/nobody/hotel-de-ville",
                "/event/nobody/ABCDEF",
                "/event/" + wall.operator() + "/ABCDEF",
                "/event/" + wall.operator() + "/1")) {
            var answer = passerBy.look(path);
            assertThat(answer.getStatus()).as(path).isEqualTo(404);
            assertThat(passerBy.page().select("h1").text()).isNotEmpty();
        }
    }

    @Test
    void whoeverLooksAfterASiteFindsItsPage() {
        for (var someone : List.of(wall.town().manager(), wall.town().concierge())) {
            var visitor = new Visitor(mvc);
            visitor.signIn(someone.email(), Town.PASSWORD);
            var page = visitor.open("/noticeboard/hotel-de-ville");
            assertThat(page.select("main a[href=" + wall.path() + "]").text()).endsWith(wall.path());
        }
        var concierge = new Visitor(mvc);
        concierge.signIn(wall.town().concierge().email(), Town.PASSWORD);
        assertThat(concierge.look("/noticeboard/depot").getStatus())
                .as("a site that they do not serve")
                .isEqualTo(404);
    }

    private int codesLeadingTo(String event) {
        var code = inTown(() -> context.getBean(JdbcClient.class)
                .sql("select animations.code_of(cast(:id as uuid))")
                .param("id", event)
                .query(String.class)
                .single());
        return passerBy.look("/event/" + wall.operator() + "/" + code).getStatus();
    }

    private <T> T inTown(Supplier<T> work) {
        return Tenant.call(wall.town().operator(), work);
    }
}
