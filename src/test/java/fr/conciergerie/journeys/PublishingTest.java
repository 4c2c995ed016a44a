package fr.conciergerie.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.reporting.AnnualReports;
import fr.conciergerie.reporting.Indicator;
import fr.conciergerie.reporting.Publication;
import fr.conciergerie.reporting.Publications;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The report of 2015 has been given to the client: what changes afterwards is a correction that says why. */
class PublishingTest extends JourneyTest {

    private static final String CLIENT = "bordeaux-metropole";

    @Autowired
    Publications publications;

    @Autowired
    AnnualReports reports;

    @Autowired
    Organisations organisations;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    JdbcClient jdbc;

    @Test
    void whatHasNotChangedIsNotPublishedTwice() {
        inTheDemonstration(() -> {
            assertThat(published()).hasSize(1);
            assertThat(changed()).isEmpty();
            refuses("reporting.publication.nothing-new", () -> publish(1, "Pour voir"));
        });
    }

    @Test
    void whatTurnsOutOtherwiseIsACorrectionWithItsReason() {
        inTheDemonstration(() -> {
            withdrawAnAnswer();

            assertThat(changed()).containsExactly(Indicator.WOMEN_SHARE);
            refuses("reporting.publication.needs-a-reason", () -> publish(1, ""));

            publish(1, "Une réponse a été retirée.");

            assertThat(changed()).isEmpty();
            assertThat(published()).extracting(Publication::number).containsExactly(2, 1);
            assertThat(published().getFirst().reason()).isEqualTo("Une réponse a été retirée.");
            assertThat(published()).extracting(Publication::sha256).doesNotHaveDuplicates();
        });
    }

    @Test
    void whoHasNotSeenTheLastPublicationDoesNotCorrectIt() {
        inTheDemonstration(() -> {
            withdrawAnAnswer();
            refuses("reporting.publication.meanwhile", () -> publish(0, "Je n’avais rien vu"));
        });
    }

    @Test
    void aYearThatGoesOnIsNotPublished() {
        inTheDemonstration(() -> refuses(
                "reporting.publication.year-goes-on",
                () -> publications.publish(
                        manager(),
                        CLIENT,
                        LocalDate.now(java.time.ZoneOffset.UTC).getYear(),
                        0,
                        "")));
    }

    @Test
    void whatWasPublishedCannotBeTouched() {
        inTheDemonstration(() -> assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> jdbc.sql("update reporting.publication set figures = 'USERS;1;424;424;;;'")
                        .update()));
    }

    private void publish(int after, String reason) {
        publications.publish(manager(), CLIENT, 2015, after, reason);
    }

    private void withdrawAnAnswer() {
        jdbc.sql("""
                delete from reporting.answerer
                 where member_id = (select member_id from reporting.line_v
                                     where placed_on between date '2015-01-01' and date '2015-12-31' limit 1)
                """).update();
    }

    private List<Publication> published() {
        return publications.of(client(), 2015);
    }

    private List<Indicator> changed() {
        return publications.changes(manager(), reports.report(manager(), CLIENT, 2015, null)).stream()
                .map(Publication.Change::indicator)
                .toList();
    }

    private OrganisationId client() {
        return organisations.organisationId(CLIENT);
    }

    private static void refuses(String key, Runnable work) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(work::run)
                .satisfies(it -> assertThat(it.key()).isEqualTo(key));
    }

    private static Actor manager() {
        var operator = Tenant.require().value();
        return new Actor(UUID.randomUUID(), UUID.randomUUID(), "…", Role.MANAGER, operator, null, Locale.FRENCH);
    }

    private void inTheDemonstration(Runnable work) {
        var operator = organisations.operators().getFirst().id();
        Tenant.run(
                operator,
                () -> transaction.executeWithoutResult(status -> {
                    status.setRollbackOnly();
                    work.run();
                }));
    }
}
