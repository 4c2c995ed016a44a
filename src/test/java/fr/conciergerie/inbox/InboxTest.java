package fr.conciergerie.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.bookings.BookingStatus;
import fr.conciergerie.bookings.BookingView;
import fr.conciergerie.bookings.Bookings;
import fr.conciergerie.bookings.Practice;
import fr.conciergerie.orders.ClosedReason;
import fr.conciergerie.orders.Reason;
import fr.conciergerie.orders.Town;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Actor;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Somebody’s calendar answers no: they are asked, once, and nothing is cancelled before they say so. A real mail server. */
@SpringBootTest
@AutoConfigureMockMvc
class InboxTest {

    private static final GreenMail SERVER =
            new GreenMail(new ServerSetup[] {ServerSetup.SMTP.dynamicPort(), ServerSetup.IMAP.dynamicPort()});

    @Autowired
    ApplicationContext context;

    @Autowired
    InboxJob job;

    @Autowired
    InboxHealth health;

    @Autowired
    Bookings bookings;

    @Autowired
    JdbcClient jdbc;

    private Town town;
    private BookingView booked;

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry properties) {
        SERVER.start();
        properties.add("conciergerie.smtp.host", () -> "localhost");
        properties.add("conciergerie.smtp.port", () -> SERVER.getSmtp().getPort());
        properties.add("conciergerie.smtp.from", () -> "bonjour@conciergerie.example");
        properties.add("conciergerie.smtp.starttls", () -> "OFF");
        properties.add("conciergerie.imap.host", () -> "localhost");
        properties.add("conciergerie.imap.port", () -> SERVER.getImap().getPort());
        properties.add("conciergerie.imap.user", () -> "bonjour");
        properties.add("conciergerie.imap.password", () -> "secret");
        properties.add("conciergerie.imap.tls", () -> "OFF");
    }

    @AfterAll
    static void closeMailServer() {
        SERVER.stop();
    }

    @BeforeEach
    void anHourIsTaken() {
        town = Town.build(context);
        booked = Practice.open(context, town).booked(context, 9);
    }

    @Test
    void whoDeclinesIsAskedOnceAndKeepsTheHour() throws Exception {
        for (var answer : List.of(
                Answers.outlook(uid(), 0, email(), "DECLINED"),
                Answers.gmail(uid(), 0, email(), "DECLINED"),
                Answers.apple(uid(), 0, email(), "DECLINED"))) {
            arrives(answer);
        }
        job.read();

        assertThat(invitation(theLetter("est enregistrée")))
                .as("nobody is told that an answer tells nobody")
                .contains("RSVP=TRUE", "ouvrez cette page")
                .doesNotContain("personne");
        assertThat(theQuestion().getSubject()).startsWith("Annuler votre rendez-vous du");
        var words = text(theQuestion());
        assertThat(words)
                .contains("Rien n’est annulé", "/appointments/lines/" + booked.line())
                .doesNotContainIgnoringCase("ostéo");
        assertThat(again().status()).isEqualTo(BookingStatus.BOOKED);
    }

    /** Stopped before its number was kept, or a mailbox that numbers its messages anew: read again, nobody is asked again. */
    @Test
    void whatIsReadTwiceIsAskedOnce() throws Exception {
        arrives(Answers.outlook(uid(), 0, email(), "DECLINED"));
        job.read();
        jdbc.sql("update inbox.mailbox set validity = validity + 1, uid = 900000")
                .update();
        job.read();
        bookings(() ->
                bookings.cancel(agent(), booked.id(), Reason.chosen(ClosedReason.NO_LONGER_NEEDED), booked.version()));
        theLetter("annulé");

        assertThat(questions()).hasSize(1);
    }

    /** Somebody else to whom it was passed on, another hour than it has now, somebody who comes, what is not ours. */
    @Test
    void nobodyIsAskedAboutWhatIsNotTheirs() throws Exception {
        arrives(Answers.outlook(uid(), 0, "colleague@ville.example", "DECLINED"));
        arrives(Answers.outlook(uid(), 7, email(), "DECLINED"));
        arrives(Answers.outlook(uid(), 0, email(), "ACCEPTED"));
        arrives(Answers.gmail("booking-0198a000-0000-7000-8000-000000000001@conciergerie", 0, email(), "DECLINED"));
        arrives(Answers.gmail("meeting@elsewhere.example", 0, email(), "DECLINED"));
        arrives("Subject: bonjour\r\n\r\nQuand est la permanence ?");
        job.read();
        Practice.moved(context, town, booked);
        arrives(Answers.outlook(uid(), 0, email(), "DECLINED"));
        job.read();
        bookings(() ->
                bookings.cancel(agent(), booked.id(), Reason.chosen(ClosedReason.NO_LONGER_NEEDED), again().version()));
        arrives(Answers.outlook(uid(), 1, email(), "DECLINED"));
        job.read();
        theLetter("annulé");

        assertThat(questions()).isEmpty();
    }

    /** Somebody may read it in a mail program too: what is new there stays new, and stays. */
    @Test
    void nothingInTheMailboxIsTouched() throws Exception {
        arrives(Answers.outlook(uid(), 0, email(), "ACCEPTED"));
        job.read();

        var inbox = SERVER.getManagers().getImapHostManager().getInbox(mailbox());
        assertThat(inbox.getMessages())
                .isNotEmpty()
                .allSatisfy(it ->
                        assertThat(it.getFlags().contains(Flags.Flag.SEEN)).isFalse());
    }

    @Test
    void theHealthPageSaysSinceWhenNobodyAnswers() {
        mailbox();
        job.read();

        assertThat(health.health().getStatus().getCode()).isEqualTo("UP");

        jdbc.sql("update inbox.mailbox set read_at = read_at - interval '6 minutes'")
                .update();
        assertThat(health.health().getStatus().getCode()).isEqualTo("OUT_OF_DATE");
        assertThat(health.health().getDetails()).containsKey("read");
    }

    private BookingView again() {
        return bookings(() -> bookings.booking(agent(), booked.id()));
    }

    private <T> T bookings(Supplier<T> work) {
        return Tenant.call(town.operator(), work);
    }

    private Actor agent() {
        return context.getBean(Accounts.class).actors(town.agent().account()).getFirst();
    }

    private String uid() {
        return "booking-" + booked.id() + "@conciergerie";
    }

    private String email() {
        return town.agent().email();
    }

    private static void arrives(String mail) throws MessagingException {
        mailbox()
                .deliver(new MimeMessage(
                        Session.getInstance(new Properties()),
                        new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8))));
    }

    private static GreenMailUser mailbox() {
        return SERVER.setUser("bonjour@conciergerie.example", "bonjour", "secret");
    }

    private MimeMessage theQuestion() {
        return theLetter("Annuler votre rendez-vous");
    }

    private MimeMessage theLetter(String about) {
        await().atMost(Duration.ofMinutes(3)).until(() -> !letters(about).isEmpty());
        return letters(about).getFirst();
    }

    private List<MimeMessage> questions() {
        return letters("Annuler votre rendez-vous");
    }

    private List<MimeMessage> letters(String about) {
        return Arrays.stream(SERVER.getReceivedMessagesForDomain(email()))
                .filter(it -> subject(it).contains(about))
                .toList();
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(MimeMessage mail) throws Exception {
        return ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent().toString();
    }

    private static String invitation(MimeMessage mail) throws Exception {
        var ways = (MimeMultipart)
                ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent();
        var file = ways.getBodyPart(2).getInputStream().readAllBytes();
        return new String(file, StandardCharsets.UTF_8).replace("\r\n ", "");
    }
}
