package fr.conciergerie.opinions.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.conciergerie.animations.Fair;
import fr.conciergerie.animations.PasserBy;
import fr.conciergerie.animations.PassersBy;
import fr.conciergerie.animations.Reach;
import fr.conciergerie.animations.RegistrationTerms;
import fr.conciergerie.animations.RegistrationView;
import fr.conciergerie.animations.Registrations;
import fr.conciergerie.bookings.Attendance;
import fr.conciergerie.opinions.Opinions;
import fr.conciergerie.opinions.Score;
import fr.conciergerie.orders.Town;
import fr.conciergerie.organisations.MemberDetails;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Visitor;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionOperations;

/** Whoever came to an animation is asked once what they think of it; their employer reads nothing of fewer than five. */
@SpringBootTest
@AutoConfigureMockMvc
class AnimationOpinionsTest {

    private static final Pattern LINK = Pattern.compile("http://localhost:8080(/place/[A-Za-z0-9_-]+/opinion)");

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    private Town town;
    private Fair fair;

    @BeforeEach
    void aFairOfYesterday() {
        town = Town.build(context);
        fair = Fair.announced(context, town, RegistrationTerms.OPEN, 1);
    }

    @Test
    void whoCameIsAskedOnTheirFirstPageAndAnswersOnce() {
        var place = registered(member(town.agent()));
        fair.earlier(context, 2);
        came(place);
        var agent = signedIn(town.agent());
        await().until(() -> asked(member(town.agent())).isPresent());

        var question = agent.open("/").select("a[href^=/account/opinion/]").attr("href");
        assertThat(agent.open(question).text()).contains("Collecte de vêtements", "cette animation à un collègue");
        var thanks = agent.submit(question + "/answer", Map.of("score", "9", "sentence", "Bonne ambiance"));

        assertThat(thanks.text()).contains("Merci, c’est noté", "plus rien sur cette animation");
        assertThat(agent.open("/").select("a[href^=/account/opinion/]")).isEmpty();
        assertThat(signedIn(town.manager())
                        .open("/operator/animations/" + fair.id())
                        .text())
                .contains("Ce qu’en pensent ceux qui sont venus", "9 sur 10", "Bonne ambiance");
        assertThat(signedIn(town.manager()).open("/operator/reports/opinions").text())
                .contains("Bonne ambiance", "Collecte de vêtements");
        assertThat(signedIn(town.coordinator()).open("/coordination/animations").text())
                .doesNotContain("sur 10", "Bonne ambiance");
    }

    @Test
    void theFiguresOnServicesDoNotCountIt() {
        came(past(registered(member(town.agent()))));
        await().until(() -> asked(member(town.agent())).isPresent());
        answer(member(town.agent()), 9, "");

        var mean = inTown(() -> transaction(() -> context.getBean(JdbcClient.class)
                .sql("select count(*) from reporting.opinion where animation_id is null")
                .query(Long.class)
                .single()));

        assertThat(mean).isZero();
    }

    @Test
    void whoDidNotComeAfterAllIsNotAsked() {
        var place = past(registered(member(town.agent())));
        came(place);
        await().until(() -> asked(member(town.agent())).isPresent());

        noted(place, Attendance.ABSENT);
        await().until(() -> asked(member(town.agent())).isEmpty());
        came(place);
        await().until(() -> asked(member(town.agent())).isPresent());
        answer(member(town.agent()), 3, "");
        noted(place, Attendance.EXCUSED);
        came(place);
        await().pollDelay(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(asked(member(town.agent()))).isEmpty());
    }

    /** Five of the same organisation; a sentence only where the manager chose to show it. */
    @Test
    void theEmployerReadsFromFiveAnswersOn() {
        var members = inTown(() -> IntStream.range(0, 5)
                .mapToObj(it -> context.getBean(Organisations.class)
                        .addMember(
                                context.getBean(Organisations.class).organisationId("ville"),
                                new MemberDetails("Agent " + "abcde".charAt(it), null),
                                LocalDate.of(2024, 1, 1)))
                .toList());
        var places = members.stream().map(this::registered).toList();
        fair.earlier(context, 2);
        places.forEach(this::came);
        await().until(() -> members.stream().allMatch(it -> asked(it).isPresent()));
        for (var it : members.subList(0, 4)) {
            answer(it, 8, "Merci");
        }
        var coordinator = signedIn(town.coordinator());
        assertThat(coordinator.open("/coordination/animations").text()).doesNotContain("sur 10");

        answer(members.get(4), 10, "À refaire");

        assertThat(coordinator.open("/coordination/animations").text())
                .contains("8 sur 10, au moins 5 réponses")
                .doesNotContain("À refaire");
        var manager = signedIn(town.manager());
        var list = manager.open("/operator/reports/opinions");
        var row = Objects.requireNonNull(list.selectFirst("tr:contains(À refaire) form"));
        manager.submit(row.attr("action"), Map.of("site", "", "cursor", ""));
        assertThat(coordinator.open("/coordination/animations").text()).contains("« À refaire »");
    }

    @Test
    void whoCameWithoutAnAccountIsWrittenToOnceItIsOver() {
        var place = inTown(() -> context.getBean(PassersBy.class)
                .register(
                        fair.actor(context, town.manager()),
                        fair.id(),
                        new PasserBy("Sam", Reach.read("sam@essai.example"), Locale.FRENCH),
                        0));
        fair.earlier(context, 2);
        came(place);
        await().until(() -> !letters().isEmpty());
        var link = LINK.matcher(letters().getFirst());
        assertThat(link.find()).isTrue();
        var visitor = new Visitor(mvc);

        assertThat(visitor.open(link.group(1)).text())
                .contains("Collecte de vêtements", "sans votre nom ni votre contact");
        visitor.submit(link.group(1), Map.of("sentence", "Sans note"));
        assertThat(visitor.answer().getStatus()).isEqualTo(422);
        var thanks = visitor.submit(link.group(1), Map.of("score", "7", "sentence", "De passage"));

        assertThat(thanks.text()).contains("Merci, c’est noté");
        assertThat(signedIn(town.manager())
                        .open("/operator/animations/" + fair.id())
                        .text())
                .contains("7 sur 10", "De passage");
        noted(
                inTown(() -> transaction(() -> context.getBean(Registrations.class)
                        .registration(fair.actor(context, town.manager()), place.id()))),
                Attendance.ABSENT);
        await().until(() -> letters().isEmpty());
        came(place);
        await().until(() -> letters().size() == 1);
        assertThat(visitor.open(link.group(1)).text()).contains("Merci");
        assertThat(visitor.look("/place/" + "x".repeat(64) + "/opinion").getStatus())
                .isEqualTo(410);
    }

    private RegistrationView registered(MemberId member) {
        return inTown(() -> context.getBean(Registrations.class)
                .register(fair.actor(context, town.manager()), fair.id(), member, 0));
    }

    private RegistrationView past(RegistrationView place) {
        fair.earlier(context, 2);
        return place;
    }

    private void came(RegistrationView place) {
        noted(place, Attendance.ATTENDED);
    }

    private void noted(RegistrationView place, Attendance attendance) {
        inTown(() -> {
            var registrations = context.getBean(Registrations.class);
            var manager = fair.actor(context, town.manager());
            return registrations.attendance(
                    manager,
                    place.id(),
                    attendance,
                    registrations.registration(manager, place.id()).version());
        });
    }

    private Optional<?> asked(MemberId member) {
        return inTown(() -> context.getBean(Opinions.class).open(member));
    }

    private void answer(MemberId member, int score, String sentence) {
        inTown(() -> {
            var opinions = context.getBean(Opinions.class);
            return opinions.answer(member, opinions.open(member).orElseThrow().id(), new Score(score), sentence);
        });
    }

    private static MemberId member(Town.Someone who) {
        return Objects.requireNonNull(who.member());
    }

    private Visitor signedIn(Town.Someone who) {
        var visitor = new Visitor(mvc);
        visitor.signIn(who.email(), Town.PASSWORD);
        return visitor;
    }

    private List<String> letters() {
        return inTown(() -> transaction(() -> context.getBean(JdbcClient.class)
                .sql("select body_text from notifications.message where kind = 'PASSER_BY_ASKED'")
                .query(String.class)
                .list()));
    }

    private <T> T transaction(Supplier<T> work) {
        return Objects.requireNonNull(
                context.getBean(TransactionOperations.class).execute(_ -> work.get()));
    }

    private <T> T inTown(Supplier<T> work) {
        return Tenant.call(town.operator(), work);
    }
}
