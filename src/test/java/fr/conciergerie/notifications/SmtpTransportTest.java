package fr.conciergerie.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import fr.conciergerie.notifications.Delivery.Never;
import fr.conciergerie.notifications.Delivery.NotNow;
import fr.conciergerie.notifications.Delivery.Taken;
import fr.conciergerie.notifications.Delivery.Unsure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SmtpTransportTest {

    private static final MessageId ID = new MessageId(UUID.fromString("0198a000-0000-7000-8000-000000000001"));

    @Test
    void aMessageArrivesAsTextAndHtmlUnderTheSameNameEachTime() throws Exception {
        var server = new GreenMail(ServerSetup.SMTP.dynamicPort());
        server.start();
        try {
            var transport = transport(server.getSmtp().getPort());

            assertThat(transport.send(
                            message("agent@ville.example"),
                            new Sender("La Conciergerie d’Été", "accueil@conciergerie.example")))
                    .isEqualTo(new Taken());

            var mail = server.getReceivedMessages()[0];
            assertThat(mail.getMessageID()).isEqualTo("<" + ID + "@conciergerie.example>");
            assertThat(mail.getSubject()).isEqualTo("Votre commande est prête");
            assertThat(mail.getFrom()[0].toString()).contains("bonjour@conciergerie.example");
            assertThat(mail.getReplyTo()[0]).hasToString("accueil@conciergerie.example");
            assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(mail.getContentType()).startsWith("multipart/alternative");
            assertThat(GreenMailUtil.getBody(mail)).contains("text/plain", "text/html");
        } finally {
            server.stop();
        }
    }

    @Test
    void aServerThatIsDownIsTriedAgain() throws IOException {
        // Held without listening: nobody else begins to listen there meanwhile.
        try (var nobody = new Socket()) {
            nobody.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

            assertThat(send(nobody.getLocalPort())).isEqualTo(new NotNow(Problem.NO_CONNECTION, null));
        }
    }

    @Test
    void aServerThatIsBusyIsTriedAgain() {
        assertThat(answeredWith("HELLO", "421 too many callers")).isEqualTo(new NotNow(Problem.NO_CONNECTION, null));
        assertThat(answeredWith("RCPT", "451 greylisted")).isEqualTo(new NotNow(Problem.REFUSED_FOR_NOW, 451));
        assertThat(answeredWith(".", "452 disk full")).isEqualTo(new NotNow(Problem.REFUSED_FOR_NOW, 452));
    }

    @Test
    void anAddressThatIsRefusedIsNotTriedAgain() {
        assertThat(answeredWith("RCPT", "550 no such person")).isEqualTo(new Never(Problem.ADDRESS_REFUSED, 550));
    }

    @Test
    void aMessageThatIsRefusedIsNotTriedAgain() {
        assertThat(answeredWith("MAIL", "553 not from you")).isEqualTo(new Never(Problem.MESSAGE_REFUSED, 553));
        assertThat(answeredWith(".", "554 looks like spam")).isEqualTo(new Never(Problem.MESSAGE_REFUSED, 554));
    }

    @Test
    void nobodyKnowsWhatBecameOfAMessageWhenTheLineGoesDeadAfterIt() {
        try (var server = new ScriptedMailServer(Map.of(".", ScriptedMailServer.HANG_UP))) {
            assertThat(send(server.port())).isEqualTo(new Unsure());
            assertThat(server.messages()).isOne();
        }
    }

    @Test
    void whatIsNoAddressNeverLeaves() {
        assertThat(transport(1).send(message("a@b\r\nBcc: c@d.example"), new Sender("La Conciergerie", null)))
                .isEqualTo(new Never(Problem.NOT_AN_ADDRESS, null));
    }

    @Test
    void wordsAreNotSentInClearUnlessAllowed() {
        try (var server = new ScriptedMailServer(Map.of())) {
            var settings = new SmtpSettings(
                    "localhost", server.port(), "", "", "bonjour@conciergerie.example", SmtpSettings.Starttls.REQUIRED);

            assertThat(new SmtpTransport(settings, Clock.systemUTC())
                            .send(message("a@b.example"), new Sender("La Conciergerie", null)))
                    .isEqualTo(new NotNow(Problem.NO_CONNECTION, null));
            assertThat(server.messages()).isZero();
        }
    }

    private static Delivery answeredWith(String command, String answer) {
        try (var server = new ScriptedMailServer(Map.of(command, answer))) {
            return send(server.port());
        }
    }

    private static Delivery send(int port) {
        return transport(port).send(message("agent@ville.example"), new Sender("La Conciergerie", null));
    }

    private static SmtpTransport transport(int port) {
        return new SmtpTransport(
                new SmtpSettings("localhost", port, "", "", "bonjour@conciergerie.example", SmtpSettings.Starttls.OFF),
                Clock.systemUTC());
    }

    private static Outgoing message(String address) {
        return new Outgoing(
                ID,
                MessageKind.LINE_READY,
                address,
                "fr",
                "Votre commande est prête",
                "C’est prêt !",
                "<p>C’est prêt !</p>",
                null,
                1,
                7);
    }
}
