package fr.conciergerie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import fr.conciergerie.orders.Town;
import fr.conciergerie.web.RemoteVisitor;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Two instances on one database are one application: for who is signed in, who orders, who guesses, and for the mail. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class TwoInstancesTest {

    private static final GreenMail MAIL = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String HEELS = """
            {"site":"hotel-de-ville","channel":"ONLINE","lines":[{"service":"talons","quantity":1}]}""";

    @LocalServerPort
    int port;

    @Autowired
    ConfigurableApplicationContext context;

    private ConfigurableApplicationContext other;

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry properties) {
        MAIL.start();
        mailSettings().forEach(it -> properties.add(it.split("=")[0], () -> it.split("=")[1]));
    }

    @AfterAll
    static void closeMailServer() {
        MAIL.stop();
    }

    @BeforeEach
    void startAnother() {
        other = start();
    }

    @AfterEach
    void stopTheOther() {
        other.close();
    }

    @Test
    void whoSignedInAtOneIsKnownAtTheOtherAndSeesWhatWasOrderedThere() throws MessagingException {
        var town = Town.build(context);
        try (var visitor = new RemoteVisitor()) {
            assertThat(visitor.signIn(here(), town.agent().email(), Town.PASSWORD)
                            .statusCode())
                    .isEqualTo(303);

            var placed = visitor.send(HttpRequest.newBuilder(URI.create(there() + "/api/v1/orders"))
                    .header("Authorization", "Bearer " + town.agent().token())
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(HEELS)));
            assertThat(placed.statusCode()).as(placed.body()).isEqualTo(201);
            var order = placed.body().replaceFirst(".*?\"id\":\"([^\"]+).*", "$1");
            var address = "/orders/" + order;

            for (var house : List.of(here(), there())) {
                assertThat(visitor.get(house + address).body()).contains("Talons à refaire");
            }
            theMailComesOnce(town.agent().email(), order);
            visitor.submit(there() + "/account", there() + "/sign-out", Map.of());
            assertThat(visitor.get(here() + address).statusCode()).isEqualTo(302);
        }
    }

    @Test
    void whoGuessesAtOneIsHeldOffAtTheOtherAndAfterARestart() {
        var agent = Town.build(context).agent();
        for (int i = 0; i < 5; i++) {
            assertThat(guess(i % 2 == 0 ? here() : there(), agent.email()).statusCode())
                    .isEqualTo(422);
        }

        assertThat(guess(here(), agent.email()).statusCode()).isEqualTo(429);
        assertThat(guess(there(), agent.email()).statusCode()).isEqualTo(429);
        other.close();
        other = start();
        assertThat(guess(there(), agent.email()).statusCode()).isEqualTo(429);
    }

    private static HttpResponse<String> guess(String house, String email) {
        try (var visitor = new RemoteVisitor()) {
            return visitor.signIn(house, email, "pas le bon mot de passe");
        }
    }

    /** Both instances heard of the order and both have a postman. */
    private void theMailComesOnce(String address, String order) throws MessagingException {
        await().atMost(PATIENCE).until(() -> received(address) > 0);
        await().atMost(PATIENCE)
                .until(() -> context.getBean(JdbcClient.class)
                        .sql("select count(*) from web.event_publication where serialized_event like :order")
                        .param("order", "%" + order + "%")
                        .query(Long.class)
                        .single()
                        .equals(0L));
        assertThat(received(address)).isOne();
    }

    /** Of the order; that they have a token now is another letter. */
    private static long received(String address) throws MessagingException {
        long mails = 0;
        for (MimeMessage mail : MAIL.getReceivedMessages()) {
            if (Arrays.toString(mail.getRecipients(RecipientType.TO)).contains(address)
                    && mail.getSubject().contains("est enregistrée")) {
                mails++;
            }
        }
        return mails;
    }

    private ConfigurableApplicationContext start() {
        var settings = mailSettings().stream().map(it -> "--" + it);
        var database = List.of("url", "user", "password").stream()
                .map(it -> "conciergerie.database." + it)
                .map(it -> "--" + it + "=" + environment().getProperty(it));
        var ports = List.of("--server.port=0", "--management.server.port=0").stream();
        return new SpringApplicationBuilder(Conciergerie.class)
                .run(Stream.of(settings, database, ports).flatMap(it -> it).toArray(String[]::new));
    }

    private Environment environment() {
        return context.getEnvironment();
    }

    private static List<String> mailSettings() {
        return List.of(
                "conciergerie.smtp.host=localhost",
                "conciergerie.smtp.port=" + MAIL.getSmtp().getPort(),
                "conciergerie.smtp.from=bonjour@conciergerie.example",
                "conciergerie.smtp.starttls=OFF");
    }

    private String here() {
        return "http://localhost:" + port;
    }

    private String there() {
        return "http://localhost:" + other.getEnvironment().getRequiredProperty("local.server.port");
    }
}
