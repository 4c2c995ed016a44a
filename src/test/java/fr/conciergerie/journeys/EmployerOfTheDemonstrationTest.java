package fr.conciergerie.journeys;

import static fr.conciergerie.figures.Indicator.ESS_SERVICE_SHARE;
import static fr.conciergerie.figures.Indicator.KM_AVOIDED_NET;
import static fr.conciergerie.figures.Indicator.SERVICES_DELIVERED;
import static fr.conciergerie.figures.Indicator.SESSIONS_HELD;
import static fr.conciergerie.figures.Indicator.SESSIONS_PLANNED;
import static fr.conciergerie.figures.Indicator.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.Here;
import fr.conciergerie.figures.AnnualReports;
import fr.conciergerie.figures.Figure;
import fr.conciergerie.figures.Indicator;
import fr.conciergerie.figures.Pencil;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The employers of the demonstration, with the reports of all their sites and of each, the price list and a pencil. */
class EmployerOfTheDemonstrationTest extends DemonstrationTest {

    @Autowired
    ApplicationContext context;

    @Test
    void nobodyWorksOutWhatFewerThanFiveAgentsDid() {
        int now = Here.today().getYear();
        int secrets = inTheDemonstration(() -> organisations.organisations().stream()
                .flatMap(it -> Stream.of(
                        Pencil.ofAYearThatIsOver(context, it.id(), 2015),
                        Pencil.ofAYearThatIsOver(context, it.id(), now),
                        Pencil.ofAYearAsItIsRead(context, it.id(), 2015),
                        Pencil.ofAYearAsItIsRead(context, it.id(), now)))
                .mapToInt(pencil -> {
                    assertThat(pencil.solved()).isEmpty();
                    return pencil.secrets();
                })
                .sum());
        assertThat(secrets).as("there is something to find out").isGreaterThan(20);
    }

    /** Two clients at one site are each told of the same sessions and rounds, and that they are not theirs alone. */
    @Test
    void whatIsDoneForSeveralClientsAtOnceIsSaidToBeShared() {
        var mine = EnumSet.of(USERS, SERVICES_DELIVERED, ESS_SERVICE_SHARE);
        inTheDemonstration(() -> {
            assertThat(shared()).doesNotContain(SESSIONS_HELD);
            jdbc.sql("""
                            insert into organisations.site_organisation (id, site_id, organisation_id, valid_from)
                            select gen_random_uuid(), s.id, o.id, '2015-06-01'
                              from organisations.site s, organisations.organisation o
                             where s.slug = 'siege' and o.slug = 'ville-de-bellerive'
                            """).update();
            assertThat(shared())
                    .contains(SESSIONS_HELD, SESSIONS_PLANNED, KM_AVOIDED_NET)
                    .doesNotContainAnyElementsOf(mine);
        });
    }

    private List<Indicator> shared() {
        return context.getBean(AnnualReports.class).ifPublishedNow("bordeaux-metropole", 2015, null).figures().stream()
                .filter(Figure::shared)
                .map(Figure::indicator)
                .toList();
    }
}
