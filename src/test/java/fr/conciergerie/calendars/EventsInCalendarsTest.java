package fr.conciergerie.calendars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import fr.conciergerie.animations.Animations;
import fr.conciergerie.animations.Fair;
import fr.conciergerie.animations.RegistrationId;
import fr.conciergerie.animations.RegistrationTerms;
import fr.conciergerie.animations.Registrations;
import fr.conciergerie.database.RawRows;
import fr.conciergerie.orders.Town;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Visitor;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;

/** An event in the calendars of whoever comes to it and of whoever serves it, on their own pages and elsewhere. */
@SpringBootTest
@AutoConfigureMockMvc
class EventsInCalendarsTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    private Town town;
    private Fair fair;
    private Visitor agent;

    @BeforeEach
    void somethingIsAnnounced() {
        town = Town.build(context);
        fair = Fair.announced(context, town, RegistrationTerms.upTo(5, 1), 6);
        agent = signedIn(town.agent());
    }

    @Test
    void aPlaceStandsInTheCalendarOfItsMemberUnderOneName() throws Exception {
        var feed = taken(agent);
        assertThat(file(feed)).as("nobody said that they come").doesNotContain("BEGIN:VEVENT");
        var place = registered();

        var noted = file(feed);
        fair.postponed(context, 1);
        var moved = file(feed);
        unregistered(place);
        var over = file(feed);

        assertThat(noted)
                .contains("UID:registration-" + place + "@conciergerie", "SEQUENCE:0", "STATUS:CONFIRMED")
                .contains("SUMMARY:Collecte de vêtements", "LOCATION:Hall\\, Hôtel de ville\\, ", "TRANSP:OPAQUE")
                .contains("/animations/" + fair.id(), "CLASS:PRIVATE")
                .contains("DTSTART;TZID=Europe/Paris:" + day(-1) + "T123000");
        assertThat(moved)
                .contains("UID:registration-" + place, "SEQUENCE:1", "DTSTART;TZID=Europe/Paris:" + day(0) + "T123000");
        assertThat(over).contains("UID:registration-" + place, "SEQUENCE:2", "STATUS:CANCELLED");
        RawRows.change("update animations.registration set changed_at = changed_at - interval '31 days' where id = '"
                + place + "'");
        RawRows.change("update animations.animation set changed_at = changed_at - interval '31 days' where id = '"
                + fair.id() + "'");
        assertThat(file(feed)).doesNotContain("BEGIN:VEVENT");
    }

    @Test
    void whoTookAPlaceAgainHasOneEntryThatHoldsAndOneThatIsOver() throws Exception {
        var feed = taken(agent);
        unregistered(registered());
        var again = registered();

        assertThat(file(feed))
                .contains("UID:registration-" + again + "@conciergerie")
                .containsOnlyOnce("STATUS:CONFIRMED")
                .containsOnlyOnce("STATUS:CANCELLED");
        assertThat(days(agent)).containsOnlyOnce("Collecte de vêtements").doesNotContain("annulé");
    }

    @Test
    void whoServesItHasItUnderTheNameThatItHasInPublic() throws Exception {
        var concierge = signedIn(town.concierge());
        var feed = taken(concierge);
        registered();

        assertThat(file(feed))
                .contains("UID:event-" + fair.id() + "@conciergerie", "SUMMARY:Collecte de vêtements")
                .doesNotContain("Inès", "registration-");
        assertThat(days(concierge)).contains("Collecte de vêtements", "12 h 30", "jusqu’à 14 h 00");
        assertThat(concierge.page().select("main a[href=/desk/animations/" + fair.id() + "]"))
                .hasSize(1);
        assertThat(concierge.open("/desk/animations/" + fair.id()).text()).contains("Collecte de vêtements");
        assertThat(days(signedIn(town.farmer()))).doesNotContain("Collecte");
        assertThat(days(signedIn(town.colleague())))
                .as("nobody learns who else comes")
                .doesNotContain("Collecte");
    }

    @Test
    void onesOwnDaysLeadToTheEventAndSayWhenItIsOff() {
        registered();
        assertThat(days(agent)).contains("Collecte de vêtements", "12 h 30", "Hôtel de ville");
        assertThat(agent.page().select("main a[href=/animations/" + fair.id() + "]"))
                .hasSize(1);

        inTown(() -> {
            context.getBean(Animations.class)
                    .cancel(fair.id(), fair.seen(context).version(), "Personne ne peut l’ouvrir");
            return true;
        });

        assertThat(days(agent)).contains("Collecte de vêtements", "annulé");
    }

    @Test
    void whatLastsSeveralDaysIsOnEachOfThemAndKeepsNobodyBusy() throws Exception {
        registered();
        RawRows.change(
                "update animations.animation set ends_at = ends_at + interval '2 days' where id = '" + fair.id() + "'");

        var list = days(agent);
        var feed = file(taken(agent));

        assertThat(agent.open("/agenda?day=" + iso()).select("main a[href=/animations/" + fair.id() + "]"))
                .hasSizeBetween(1, 3);
        assertThat(list).contains("et le lendemain");
        assertThat(feed).contains("TRANSP:TRANSPARENT", "STATUS:CONFIRMED");
    }

    private RegistrationId registered() {
        return inTown(() -> context.getBean(Registrations.class)
                .register(fair.actor(context, town.agent()), fair.id(), null, 0)
                .id());
    }

    private void unregistered(RegistrationId place) {
        inTown(() -> context.getBean(Registrations.class).unregister(fair.actor(context, town.agent()), place, 0));
    }

    private String day(int later) {
        return fair.seen(context)
                .times()
                .starts()
                .toLocalDate()
                .plusDays(later)
                .format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    private String iso() {
        return fair.seen(context).times().starts().toLocalDate().toString();
    }

    private String days(Visitor visitor) {
        return visitor.open("/agenda?day=" + iso())
                .select("main")
                .text()
                .replace('\u00a0', ' ')
                .replace('\u202f', ' ');
    }

    private <T> T inTown(Supplier<T> work) {
        return Tenant.call(town.operator(), work);
    }

    private Visitor signedIn(Town.Someone someone) {
        var visitor = new Visitor(mvc);
        visitor.signIn(someone.email(), Town.PASSWORD);
        return visitor;
    }

    private static String taken(Visitor visitor) {
        var fresh = visitor.open("/calendars")
                .select("form[action=/calendars/addresses] [name=address]")
                .attr("value");
        visitor.submit("/calendars/addresses", Map.of("address", fresh));
        return "/calendars/feeds/" + fresh + ".ics";
    }

    /** As a calendar reads it, with its long lines in one piece. */
    private String file(String path) throws Exception {
        var answer = mvc.perform(get(path)).andReturn().getResponse();
        assertThat(answer.getStatus()).isEqualTo(200);
        return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8).replace("\r\n ", "");
    }
}
