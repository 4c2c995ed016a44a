package fr.conciergerie.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import fr.conciergerie.animations.Animations;
import fr.conciergerie.animations.Fair;
import fr.conciergerie.animations.PasserBy;
import fr.conciergerie.animations.PassersBy;
import fr.conciergerie.animations.Reach;
import fr.conciergerie.animations.RegistrationId;
import fr.conciergerie.animations.RegistrationTerms;
import fr.conciergerie.animations.Registrations;
import fr.conciergerie.calendars.Declines;
import fr.conciergerie.orders.Town;
import fr.conciergerie.shared.Email;
import fr.conciergerie.shared.Tenant;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What the letters about a place in an event bring along for a calendar, and what becomes of its answer; from a real mail server. */
@SpringBootTest
@AutoConfigureMockMvc
class EventInvitationsTest {

    private static final GreenMail SERVER = new GreenMail(ServerSetup.SMTP.dynamicPort());

    @Autowired
    ApplicationContext context;

    @Autowired
    Registrations registrations;

    private Town town;
    private Fair fair;

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry properties) {
        SERVER.start();
        properties.add("conciergerie.smtp.host", () -> "localhost");
        properties.add("conciergerie.smtp.port", () -> SERVER.getSmtp().getPort());
        properties.add("conciergerie.smtp.from", () -> "bonjour@conciergerie.example");
        properties.add("conciergerie.smtp.starttls", () -> "OFF");
    }

    @AfterAll
    static void closeMailServer() {
        SERVER.stop();
    }

    @BeforeEach
    void somethingIsAnnounced() {
        town = Town.build(context);
        fair = Fair.announced(context, town, RegistrationTerms.upTo(5, 1), 6);
    }

    @Test
    void aPlaceIsNotedMovedAndTakenAwayUnderOneName() {
        var place = registered();
        var asked = letter("Votre place : ").entry();
        fair.postponed(context, 1);
        var moved = letter("Changement : ").entry();
        as(() -> registrations.unregister(fair.actor(context, town.agent()), place, 0));
        var over = letter("Place rendue : ");

        assertThat(List.of(asked, moved, over.entry()))
                .allSatisfy(it -> assertThat(it)
                        .contains("UID:registration-" + place + "@conciergerie", "SUMMARY:Collecte de vêtements")
                        .contains("ORGANIZER;", ":mailto:bonjour@conciergerie.example")
                        .contains("mailto:" + town.agent().email()));
        assertThat(asked).contains("METHOD:REQUEST", "SEQUENCE:0");
        assertThat(moved).contains("METHOD:REQUEST", "SEQUENCE:1");
        assertThat(over.entry()).contains("METHOD:CANCEL", "SEQUENCE:2", "STATUS:CANCELLED");
        assertThat(over.words()).contains("Nous ne vous attendons plus", "vous pouvez en reprendre une");
    }

    @Test
    void whatDoesNotTakePlaceIsTakenAway() {
        registered();
        letter("Votre place : ");
        as(() -> {
            context.getBean(Animations.class)
                    .cancel(fair.id(), fair.seen(context).version(), "Plus de salle");
            return true;
        });

        assertThat(letter("Annulé : ").entry()).contains("METHOD:CANCEL", "SEQUENCE:1", "STATUS:CANCELLED");
    }

    /** What another answers, or to an earlier hour, asks nobody: the last answer is the only one that is asked about. */
    @Test
    void theNoOfACalendarIsAQuestionAskedOnce() {
        var place = registered();
        letter("Votre place : ");
        fair.postponed(context, 1);
        letter("Changement : ");
        var declines = context.getBean(Declines.class);
        var name = "registration-" + place + "@conciergerie";
        declines.take(name, 0, town.agent().email());
        declines.take(name, 1, town.colleague().email());
        declines.take(
                "registration-" + town.operator() + "@conciergerie",
                1,
                town.agent().email());
        declines.take(name, 1, town.agent().email().toUpperCase(Locale.ROOT));
        declines.take(name, 1, town.agent().email());

        assertThat(letter("Rendre votre place : ").words())
                .contains("Rien n’est annulé", "/animations/" + fair.id(), "Vous n’avez rien à faire");
        as(() -> registrations.unregister(fair.actor(context, town.agent()), place, 0));
        letter("Place rendue : ");
        declines.take(name, 1, town.agent().email());
        registered();
        letters("Votre place : ", 2);
        assertThat(letters("Rendre votre place : ")).hasSize(1);
        assertThat(letters("Rendre votre place : ", town.colleague().email())).isEmpty();
    }

    /** Anybody can type anybody's address, and an invitation stands in a calendar before it is read. */
    @Test
    void whoeverHasNoAccountIsSentNoInvitation() {
        var address = "camille." + fair.id() + "@example.org";
        as(() -> context.getBean(PassersBy.class)
                .register(
                        fair.actor(context, town.concierge()),
                        fair.id(),
                        new PasserBy("Camille", new Reach.ByMail(new Email(address)), Locale.FRENCH),
                        0));

        await().atMost(Duration.ofMinutes(3)).until(() -> !letters("", address).isEmpty());
        assertThat(letters("", address).getFirst().type()).startsWith("multipart/alternative");
    }

    private RegistrationId registered() {
        return as(() -> registrations
                .register(fair.actor(context, town.agent()), fair.id(), null, 0)
                .id());
    }

    private <T> T as(Supplier<T> work) {
        return Tenant.call(town.operator(), work);
    }

    private ReceivedMail letter(String subject) {
        return letters(subject, 1).getFirst();
    }

    /** What the agent was sent under such a subject, once it is as much. */
    private List<ReceivedMail> letters(String subject, int howMany) {
        await().atMost(Duration.ofMinutes(3)).until(() -> letters(subject).size() >= howMany);
        return letters(subject);
    }

    private List<ReceivedMail> letters(String subject) {
        return letters(subject, town.agent().email());
    }

    private static List<ReceivedMail> letters(String subject, String address) {
        return ReceivedMail.of(SERVER.getReceivedMessagesForDomain(address)).stream()
                .filter(it -> it.subject().startsWith(subject))
                .toList();
    }
}
