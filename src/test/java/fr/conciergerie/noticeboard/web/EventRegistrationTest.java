package fr.conciergerie.noticeboard.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.animations.AnimationDetails;
import fr.conciergerie.animations.AnimationId;
import fr.conciergerie.animations.Animations;
import fr.conciergerie.animations.RegistrationTerms;
import fr.conciergerie.animations.Times;
import fr.conciergerie.noticeboard.Wall;
import fr.conciergerie.orders.Town;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Visitor;
import fr.conciergerie.web.privacy.Forgetting;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionOperations;

/** A place in an event for whoever has read the poster: no account, a first name, one way to be reached. */
@SpringBootTest
@AutoConfigureMockMvc
class EventRegistrationTest {

    private static final Pattern LINK = Pattern.compile("http://localhost:8080(/place/[A-Za-z0-9_-]+)");
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    private Wall wall;
    private Visitor passerBy;

    @BeforeEach
    void aWallOfItsOwn() {
        wall = Wall.of(context);
        passerBy = new Visitor(mvc);
    }

    @Test
    void aFirstNameAndAnAddressAreEnough() {
        var event = event(RegistrationTerms.upTo(5, 2));

        var notice = passerBy.open(wall.path(event));
        assertThat(notice.select("main a:contains(S’inscrire)").attr("href")).isEqualTo(form(event));
        assertThat(passerBy.open(form(event)).text())
                .contains("Effacé 30 jours après", "Votre employeur ne le voit pas", "2 invités au plus");
        var noted = register(event, "Sam", "Sam@Essai.example", 1);

        assertThat(noted.select("h1").text()).isEqualTo("C’est noté");
        assertThat(noted.text())
                .contains("Les messages ne partent pas en ce moment", "Votre numéro")
                .doesNotContain("/place/");
        assertThat(taken(event)).isEqualTo(2);
        await().untilAsserted(() -> assertThat(letters("PASSER_BY_REGISTERED"))
                .singleElement()
                .asString()
                .contains("Votre place est gardée", "Cour")
                .doesNotContain("Sam")
                .containsPattern(LINK));
        assertThat(addresses()).containsExactly("sam@essai.example");
    }

    @Test
    void whoGivesANumberReadsWhatToSayAtTheDesk() {
        var event = event(RegistrationTerms.OPEN);

        var noted = register(event, "Sam", "06 12 34 56 78", 0);

        assertThat(noted.text()).contains("nous vous appelons").doesNotContain("écrire");
        var number = noted.select(".card strong").text();
        var list = signedIn(wall.town().concierge()).open("/desk/animations/" + event);
        assertThat(list.text()).contains("Sam", "Sans compte", number, "06 12 34 56 78");
        assertThat(letters("PASSER_BY_REGISTERED")).isEmpty();
    }

    @Test
    void aStrangerDoesNotLearnWhoHasRegistered() {
        var event = event(RegistrationTerms.upTo(5, 2));
        var first = register(event, "Sam", "sam@essai.example", 1);
        var firstByPhone = register(event, "Dominique", "0612345678", 0);
        await().until(() -> letters("PASSER_BY_REGISTERED").size() == 1);
        earlier(Duration.ofMinutes(20));

        var stranger = new Visitor(mvc);
        var again = register(stranger, event, "Quelqu’un", "SAM@essai.example", 0);
        var againByPhone = register(stranger, event, "Quelqu’un", "+33 6 12 34 56 78", 0);

        assertThat(again.select("main").text()).isEqualTo(first.select("main").text());
        assertThat(againByPhone.select("main").text())
                .isEqualTo(firstByPhone.select("main").text());
        assertThat(taken(event)).as("nobody else changes what somebody has").isEqualTo(3);
        await().untilAsserted(() -> assertThat(letters("PASSER_BY_KNOWN"))
                .singleElement()
                .asString()
                .contains("Vous l’avez déjà", "Ce n’était pas vous")
                .doesNotContain("Quelqu’un vient de s"));
        register(stranger, event, "Quelqu’un", "sam@essai.example", 0);
        assertThat(letters("PASSER_BY_KNOWN")).hasSize(1);
    }

    /** Nor from whether there is room: that is asked before who it is. */
    @Test
    void whereAllPlacesAreTakenEverybodyReadsTheSame() {
        var event = event(RegistrationTerms.upTo(1, 0));
        passerBy.open(form(event));
        var late = new Visitor(mvc);
        late.open(form(event));
        register(event, "Sam", "sam@essai.example", 0);

        var other = late.submit(form(event), Map.of("name", "Dominique", "contact", "dominique@essai.example"));
        assertThat(late.answer().getStatus()).isEqualTo(409);
        late.open(wall.path(event));
        assertThat(late.page().text()).contains("Il ne reste plus de place").doesNotContain("S’inscrire sans");
        var samAgain = other.select("form").isEmpty()
                ? other
                : submitted(late, event, other, Map.of("name", "Sam", "contact", "sam@essai.example"));

        assertThat(other.text()).contains("Il n’y a plus assez de places", "Avec votre compte, vous pouvez attendre");
        assertThat(samAgain.select(".errors, [role=alert]").text())
                .isEqualTo(other.select(".errors, [role=alert]").text());
        assertThat(late.look(form(event)).getRedirectedUrl()).isEqualTo(wall.path(event));
        assertThat(taken(event)).isEqualTo(1);
    }

    @Test
    void pressedTwiceItIsOnePlaceAndOneLetter() {
        var event = event(RegistrationTerms.OPEN);
        passerBy.open(form(event));
        var page = passerBy.page();

        register(event, "Sam", "sam@essai.example", 0);
        submitted(passerBy, event, page, Map.of("name", "Sam", "contact", "sam@essai.example"));

        assertThat(taken(event)).isEqualTo(1);
        await().until(() -> letters("PASSER_BY_REGISTERED").size() == 1);
        assertThat(letters("PASSER_BY_KNOWN")).isEmpty();
    }

    @Test
    void twoOfOneNameAreTwo() {
        var event = event(RegistrationTerms.OPEN);

        register(event, "Sam", "sam@essai.example", 0);
        register(event, "Sam", "sam@ailleurs.example", 0);

        assertThat(taken(event)).isEqualTo(2);
    }

    /** A program that opens all links of a mailbox gives nothing back; a press does, once, and nothing is left of whoever it was. */
    @Test
    void byTheLinkThePlaceIsGivenBackInOnePress() {
        var event = event(RegistrationTerms.upTo(1, 0));
        register(event, "Sam", "sam@essai.example", 0);
        var link = link("PASSER_BY_REGISTERED");

        var place = passerBy.open(link);
        assertThat(place.text())
                .contains("Ce que nous savons de vous", "Sam", "sam@essai.example", "Effacé au plus tard");
        assertThat(taken(event)).isEqualTo(1);
        var left = passerBy.submit(link, Map.of());

        assertThat(left.text()).contains("C’est fait", "est effacé");
        assertThat(taken(event)).isZero();
        assertThat(rows("select count(*) from animations.passer_by")).isZero();
        await().untilAsserted(() -> assertThat(addresses()).isEmpty());
        assertThat(passerBy.open(link).text()).contains("Il n’y a plus rien ici");
        assertThat(passerBy.answer().getStatus()).isEqualTo(410);
        register(event, "Dominique", "dominique@essai.example", 0);
        assertThat(taken(event)).isEqualTo(1);
    }

    @Test
    void aPlaceThatIsGivenBackIsForWhoeverHasWaited() {
        var event = event(RegistrationTerms.upTo(1, 0));
        register(event, "Sam", "sam@essai.example", 0);
        var agent = signedIn(wall.town().agent());
        agent.open("/animations/" + event);
        agent.submit("/animations/" + event + "/waiting", Map.of());
        var link = link("PASSER_BY_REGISTERED");
        passerBy.open(link);
        passerBy.submit(link, Map.of());

        passerBy.open(wall.path(event));

        assertThat(passerBy.page().text()).contains("Complet");
        assertThat(agent.open("/animations/" + event).text()).contains("Une place est gardée pour vous");
    }

    @Test
    void afterTheEventTheLinkStillShowsAndErases() {
        var event = event(RegistrationTerms.OPEN);
        register(event, "Sam", "sam@essai.example", 0);
        var link = link("PASSER_BY_REGISTERED");
        ended(event, 2);
        var concierge = signedIn(wall.town().concierge());
        var list = concierge.open("/desk/animations/" + event);
        concierge.submit(list.select("form.attendance").attr("action"), Map.of("attendance", "ATTENDED"));

        assertThat(passerBy.open(link).text()).contains("C’est passé", "Venu", "Effacer maintenant");
        passerBy.submit(link, Map.of());

        assertThat(concierge.open("/desk/animations/" + event).text())
                .contains("Quelqu’un (nom oublié)", "1 place prise")
                .doesNotContain("Sam");
        assertThat(rows("select count(*) from animations.registration where status = 'ATTENDED'"))
                .as("that somebody came stays")
                .isOne();
    }

    @Test
    void thirtyDaysAfterNobodyKnowsWhoItWas() {
        var event = event(RegistrationTerms.OPEN);
        register(event, "Sam", "sam@essai.example", 0);
        await().until(() -> addresses().size() == 1);
        ended(event, 40);

        inTown(() -> transaction(() -> context.getBeansOfType(Forgetting.class).values().stream()
                .filter(it -> it.rule().code().equals("animations.passers-by"))
                .mapToInt(it -> it.forget(Instant.now().atZone(PARIS), Period.ofDays(30)))
                .sum()));

        assertThat(rows("select count(*) from animations.passer_by")).isZero();
        assertThat(rows("select count(*) from animations.registration")).isOne();
        await().untilAsserted(() -> assertThat(addresses()).isEmpty());
    }

    @Test
    void whatMovesOrIsOffIsWrittenOnceOrCalledAbout() {
        var event = event(RegistrationTerms.OPEN);
        register(event, "Sam", "sam@essai.example", 0);
        register(event, "Dominique", "06 12 34 56 78", 0);
        postponed(event);
        await().until(() -> letters("PASSER_BY_MOVED").size() == 1);
        var concierge = signedIn(wall.town().concierge());

        assertThat(concierge.open("/desk/animations").text()).contains("Des personnes à appeler");
        var list = concierge.open("/desk/animations/" + event);
        assertThat(list.select("#calls ~ ul").text())
                .contains("Dominique", "06 12 34 56 78")
                .doesNotContain("Sam");
        concierge.submit(list.select("form[action$=/call]").attr("action"), Map.of());
        assertThat(concierge.page().text()).contains("la personne est prévenue").doesNotContain("À appeler");

        wall.cancelled(event, "Grève");
        await().until(() -> letters("ANIMATION_CANCELLED").size() == 1);
        assertThat(concierge.open("/desk/animations").text()).contains("Des personnes à appeler");
        assertThat(concierge
                        .open("/desk/animations/" + event)
                        .select("#calls ~ ul")
                        .text())
                .contains("Dominique");
        assertThat(passerBy.open(link("PASSER_BY_MOVED")).text()).contains("Cette animation est annulée", "Grève");
    }

    @Test
    void whatIsOffOrFullOrNotForAllTakesNobody() {
        var hall = List.of(wall.town().hall());
        var organisation = inTown(() -> context.getBean(Organisations.class).organisationId("ville"));
        var cancelled = event(RegistrationTerms.OPEN);
        passerBy.open(form(cancelled));
        wall.cancelled(cancelled, "Grève");
        passerBy.submit(form(cancelled), Map.of("name", "Sam", "contact", "sam@essai.example"));
        assertThat(passerBy.answer().getStatus()).isEqualTo(409);
        assertThat(passerBy.page().text()).doesNotContain("Grève");

        var later = event(new RegistrationTerms(null, 0, today().plusDays(2), null));
        assertThat(passerBy.open(wall.path(later)).text())
                .doesNotContain("S’inscrire")
                .contains("inscri");
        assertThat(passerBy.look(form(later)).getRedirectedUrl()).isEqualTo(wall.path(later));

        var byAccount = event(new RegistrationTerms(null, 0, null, null, 8, false));
        assertThat(passerBy.open(wall.path(byAccount)).text()).contains("Avec votre compte de la conciergerie");
        assertThat(passerBy.look(form(byAccount)).getRedirectedUrl()).isEqualTo(wall.path(byAccount));

        var reserved = wall.announced("Entre collègues", "", 5, RegistrationTerms.OPEN, hall, organisation);
        assertThat(seen(reserved).isForPassersBy()).isFalse();
    }

    /** The operator is in the address: another's has no such event. */
    @Test
    void theCodeOfAnotherOperatorLeadsNowhere() {
        var event = event(RegistrationTerms.OPEN);
        var other = Wall.of(context);
        var code = form(event).replace("/event/" + wall.operator(), "/event/" + other.operator());

        assertThat(passerBy.look(code).getStatus()).isEqualTo(404);
        passerBy.open(form(event));
        assertThat(passerBy.postBlindly(code, token(Map.of("name", "Sam", "contact", "sam@essai.example")))
                        .getStatus())
                .isEqualTo(404);
        assertThat(passerBy.look("/place/" + "x".repeat(64)).getStatus()).isEqualTo(410);
    }

    @Test
    void whatIsTypedBadlyComesBackWithWhatIsOff() {
        var event = event(RegistrationTerms.upTo(5, 2));
        for (var contact : List.of("", "bonjour", "sam@", "06 12", "a@b.example\r\nBcc: c@d.example")) {
            passerBy.open(form(event));
            var back = passerBy.submit(form(event), Map.of("name", "=SOMME(A1)", "contact", contact, "guests", "0"));
            if (passerBy.answer().getStatus() != 422) {
                // A short number is one of the house.
                assertThat(contact).isEqualTo("06 12");
                continue;
            }
            assertThat(back.select("#contact").attr("aria-invalid")).as(contact).isEqualTo("true");
            assertThat(back.select("[name=name]").attr("value")).isEqualTo("=SOMME(A1)");
        }
        passerBy.open(form(event));
        passerBy.submit(form(event), Map.of("name", "12345", "contact", "sam@essai.example", "guests", "0"));
        assertThat(passerBy.answer().getStatus()).isEqualTo(422);
        passerBy.open(form(event));
        passerBy.submit(form(event), Map.of("name", "Sam", "contact", "sam@essai.example", "guests", "3"));
        assertThat(passerBy.answer().getStatus()).isEqualTo(422);
        assertThat(passerBy.page().text()).contains("2 invités au plus");
    }

    @Test
    void oneAddressIsNotWrittenToByWhoeverLikes() {
        for (int i = 0; i < 6; i++) {
            register(event(RegistrationTerms.OPEN), "Sam", "sam-" + wall.operator() + "@essai.example", 0);
        }
        var event = event(RegistrationTerms.OPEN);
        passerBy.open(form(event));

        passerBy.submit(form(event), Map.of("name", "Sam", "contact", "sam-" + wall.operator() + "@essai.example"));

        assertThat(passerBy.answer().getStatus()).isEqualTo(429);
        assertThat(taken(event)).isZero();
    }

    @Test
    void theConciergeRegistersSomebodyWithoutAnAccountAndTakesThemOff() {
        var event = event(RegistrationTerms.upTo(3, 1));
        var path = "/desk/animations/" + event;
        var concierge = signedIn(wall.town().concierge());
        var people = concierge.open(path + "/people");
        concierge.open(people.select("a:contains(Quelqu’un sans compte)").attr("href"));

        var list =
                concierge.submit(path + "/passers-by", Map.of("name", "Sam", "contact", "0612345678", "guests", "1"));

        assertThat(list.text()).contains("C’est noté : Sam a une place", "2 places prises", "avec 1 invité");
        var asked = concierge.open(list.select("a[href$=/removal]").attr("href"));
        assertThat(asked.text()).contains("effacés pour de bon");
        var gone = concierge.submit(asked.select("form[action$=/removal]").attr("action"), Map.of());
        assertThat(gone.text()).contains("le nom et le contact sont effacés", "Personne n’est encore inscrit");
        assertThat(taken(event)).isZero();
    }

    /** The employer reads of its own people only. */
    @Test
    void whoHasNoAccountIsNotCountedForAnyEmployer() {
        var event = event(RegistrationTerms.OPEN);
        for (int i = 0; i < 6; i++) {
            register(event, "Sam", "sam" + i + "@essai.example", 0);
        }

        var page = signedIn(wall.town().coordinator()).open("/coordination/animations");

        assertThat(page.text()).contains("Atelier vélo").doesNotContain("au moins", "Sam");
    }

    /** On Réunion it is another day already: the day on which one can register begins by the clock there. */
    @Test
    void theWindowIsThatOfTheClockThere() {
        var event = event(RegistrationTerms.OPEN);
        var there = ZoneId.of("Indian/Reunion");
        inTown(() -> {
            var known = wall.announced(event).animation();
            var it = known.details();
            update(
                    "update animations.animation set zone = 'Indian/Reunion', closes_on = '"
                            + Instant.now().atZone(there).toLocalDate() + "'",
                    event);
            return it;
        });

        assertThat(passerBy.open(form(event)).select("form[action$=/registration]"))
                .hasSize(1);
        update(
                "update animations.animation set closes_on = '"
                        + Instant.now().atZone(there).toLocalDate().minusDays(1) + "'",
                event);
        assertThat(passerBy.look(form(event)).getRedirectedUrl()).isEqualTo(wall.path(event));
    }

    private AnimationId event(RegistrationTerms terms) {
        return wall.announced("Atelier vélo", "", 5, terms, List.of(wall.town().hall()), null);
    }

    private String form(AnimationId event) {
        return wall.path(event) + "/registration";
    }

    private org.jsoup.nodes.Document register(AnimationId event, String name, String contact, int guests) {
        return register(passerBy, event, name, contact, guests);
    }

    private org.jsoup.nodes.Document register(Visitor who, AnimationId event, String name, String contact, int guests) {
        who.open(form(event));
        return who.submit(form(event), Map.of("name", name, "contact", contact, "guests", String.valueOf(guests)));
    }

    /** The form of a page that was opened before. */
    private org.jsoup.nodes.Document submitted(
            Visitor who, AnimationId event, org.jsoup.nodes.Document page, Map<String, String> values) {
        var all = new java.util.HashMap<>(values);
        all.put("_csrf", page.select("form[action$=/registration] [name=_csrf]").attr("value"));
        who.postBlindly(form(event), all);
        return who.page();
    }

    private Map<String, String> token(Map<String, String> values) {
        var all = new java.util.HashMap<>(values);
        all.put("_csrf", passerBy.page().select("[name=_csrf]").attr("value"));
        return all;
    }

    private Visitor signedIn(Town.Someone who) {
        var visitor = new Visitor(mvc);
        visitor.signIn(who.email(), Town.PASSWORD);
        return visitor;
    }

    private AnimationDetails seen(AnimationId event) {
        return inTown(() -> context.getBean(Animations.class)
                .animation(
                        context.getBean(Accounts.class)
                                .actors(wall.town().manager().account())
                                .getFirst(),
                        event)
                .details());
    }

    private int taken(AnimationId event) {
        return wall.announced(event).animation().taken();
    }

    private void postponed(AnimationId event) {
        inTown(() -> {
            var known = wall.announced(event).animation();
            var it = known.details();
            var times = it.times();
            context.getBean(Animations.class)
                    .change(
                            event,
                            known.version(),
                            new AnimationDetails(
                                    it.kind(),
                                    it.title(),
                                    it.description(),
                                    it.sites(),
                                    it.place(),
                                    new Times(
                                            times.startsAt().plus(Duration.ofDays(1)),
                                            times.endsAt().plus(Duration.ofDays(1)),
                                            times.zone()),
                                    it.registration(),
                                    it.onlyFor(),
                                    it.partner(),
                                    it.cost()));
            return known;
        });
    }

    /** As if it had ended so many days ago. */
    private void ended(AnimationId event, int daysAgo) {
        update(
                "update animations.animation set starts_at = starts_at - interval '%1$d days', ends_at = ends_at - interval '%1$d days'"
                        .formatted(daysAgo + 5),
                event);
    }

    /** As if they had registered so much earlier. */
    private void earlier(Duration time) {
        inTown(() -> transaction(() -> context.getBean(JdbcClient.class)
                .sql("update animations.registration set registered_at = registered_at - make_interval(secs => :secs)")
                .param("secs", time.toSeconds())
                .update()));
    }

    private void update(String sql, AnimationId event) {
        inTown(() -> transaction(() -> context.getBean(JdbcClient.class)
                .sql(sql + " where id = :id")
                .param("id", event.value())
                .update()));
    }

    private LocalDate today() {
        return Instant.now().atZone(PARIS).toLocalDate();
    }

    private String link(String kind) {
        await().until(() -> !letters(kind).isEmpty());
        var link = LINK.matcher(letters(kind).getLast());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private List<String> letters(String kind) {
        return strings("select body_text from notifications.message where kind = '" + kind + "' order by id");
    }

    private List<String> addresses() {
        return strings("select address from notifications.message where recipient_kind = 'PASSER_BY'");
    }

    private long rows(String sql) {
        return Long.parseLong(strings(sql.replace("count(*)", "count(*)::text")).getFirst());
    }

    private List<String> strings(String sql) {
        return inTown(() -> transaction(() ->
                context.getBean(JdbcClient.class).sql(sql).query(String.class).list()));
    }

    private <T> T transaction(Supplier<T> work) {
        return Objects.requireNonNull(
                context.getBean(TransactionOperations.class).execute(_ -> work.get()));
    }

    private <T> T inTown(Supplier<T> work) {
        return Tenant.call(wall.town().operator(), work);
    }
}
