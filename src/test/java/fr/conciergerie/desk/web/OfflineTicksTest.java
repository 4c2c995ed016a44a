package fr.conciergerie.desk.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import fr.conciergerie.animations.Fair;
import fr.conciergerie.animations.RegistrationId;
import fr.conciergerie.animations.RegistrationStatus;
import fr.conciergerie.animations.RegistrationTerms;
import fr.conciergerie.animations.RegistrationView;
import fr.conciergerie.animations.Registrations;
import fr.conciergerie.bookings.Attendance;
import fr.conciergerie.orders.Town;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Visitor;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** What a page of the desk kept while there was no network, as it arrives. */
@SpringBootTest
@AutoConfigureMockMvc
class OfflineTicksTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    private Town town;
    private Fair fair;
    private Visitor concierge;
    private RegistrationId place;

    @BeforeEach
    void somebodyIsRegisteredForWhatGoesOn() {
        town = Town.build(context);
        fair = Fair.announced(context, town, RegistrationTerms.upTo(3, 0), 5);
        place = Tenant.call(
                town.operator(),
                () -> registrations()
                        .register(
                                fair.actor(context, town.concierge()),
                                fair.id(),
                                Objects.requireNonNull(town.agent().member()),
                                0)
                        .id());
        fair.earlier(context, 6);
        concierge = new Visitor(mvc);
        concierge.signIn(town.concierge().email(), Town.PASSWORD);
        concierge.open("/desk/animations/" + fair.id());
    }

    @Test
    void aFactIsTakenOnceHoweverOftenItIsSent() throws Exception {
        var key = UUID.randomUUID();

        assertThat(body(attended(key, "ATTENDED", "REGISTERED"))).isEqualTo("{\"taken\":true}");
        var version = seen().version();
        assertThat(body(attended(key, "ATTENDED", "REGISTERED"))).isEqualTo("{\"taken\":true}");
        assertThat(body(attended(UUID.randomUUID(), "ATTENDED", "REGISTERED")))
                .as("kept by two devices")
                .isEqualTo("{\"taken\":true}");

        assertThat(seen().status()).isEqualTo(RegistrationStatus.ATTENDED);
        assertThat(seen().version()).isEqualTo(version);
    }

    @Test
    void whatSomebodySaidOtherwiseMeanwhileIsAnsweredWithWhatItIs() throws Exception {
        Tenant.run(
                town.operator(),
                () -> registrations()
                        .attendance(fair.actor(context, town.manager()), place, Attendance.EXCUSED, seen().version()));

        var otherwise = attended(UUID.randomUUID(), "ATTENDED", "REGISTERED");

        assertThat(otherwise.getStatus()).isEqualTo(409);
        assertThat(body(otherwise)).isEqualTo("{\"taken\":false,\"now\":\"EXCUSED\"}");
        assertThat(seen().status()).isEqualTo(RegistrationStatus.EXCUSED);
        assertThat(body(attended(UUID.randomUUID(), "ATTENDED", "EXCUSED"))).isEqualTo("{\"taken\":true}");
        assertThat(seen().status()).isEqualTo(RegistrationStatus.ATTENDED);
    }

    @Test
    void whoWalkedInIsCountedAsItWasSeen() throws Exception {
        assertThat(body(walkedIn("7", "0"))).isEqualTo("{\"taken\":true}");
        assertThat(body(walkedIn("7", "0"))).isEqualTo("{\"taken\":true}");
        assertThat(fair.seen(context).walkIns()).isEqualTo(7);
        assertThat(body(walkedIn("9", "0"))).isEqualTo("{\"taken\":false,\"now\":\"7\"}");
        assertThat(body(walkedIn("9", "7"))).isEqualTo("{\"taken\":true}");
    }

    @Test
    void whatCannotBeTakenSaysWhy() throws Exception {
        var unreadable = attended(UUID.randomUUID(), "PERHAPS", "REGISTERED");
        assertThat(unreadable.getStatus()).isEqualTo(409);
        assertThat(body(unreadable)).contains("\"taken\":false", "\"words\":");
        fair.earlier(context, 9);
        assertThat(body(attended(UUID.randomUUID(), "ATTENDED", "REGISTERED"))).contains("\"taken\":false", "7 jours");
        var elsewhere = Fair.announced(context, Town.build(context), null, 5);
        assertThat(send(
                                "/desk/animations/" + elsewhere.id() + "/facts",
                                UUID.randomUUID(),
                                Map.of("walkIns", "1", "seen", "0"))
                        .getStatus())
                .isEqualTo(404);
    }

    private MockHttpServletResponse attended(UUID key, String said, String seen) throws Exception {
        return send(
                "/desk/animations/" + fair.id() + "/facts",
                key,
                Map.of("registration", place.toString(), "attendance", said, "seen", seen));
    }

    private MockHttpServletResponse walkedIn(String counted, String seen) throws Exception {
        return send(
                "/desk/animations/" + fair.id() + "/facts",
                UUID.randomUUID(),
                Map.of("walkIns", counted, "seen", seen));
    }

    private MockHttpServletResponse send(String path, UUID key, Map<String, String> fact) throws Exception {
        var request = post(path)
                .header("Idempotency-Key", key)
                .header("X-CSRF-TOKEN", concierge.page().select("[name=_csrf]").val())
                .cookie(concierge.cookies().values().toArray(Cookie[]::new));
        fact.forEach(request::param);
        return mvc.perform(request).andReturn().getResponse();
    }

    private static String body(MockHttpServletResponse answer) {
        return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private RegistrationView seen() {
        return Tenant.call(
                town.operator(), () -> registrations().registration(fair.actor(context, town.manager()), place));
    }

    private Registrations registrations() {
        return context.getBean(Registrations.class);
    }
}
