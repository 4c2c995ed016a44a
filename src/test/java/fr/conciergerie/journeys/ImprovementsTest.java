package fr.conciergerie.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;

import fr.conciergerie.Here;
import fr.conciergerie.figures.Improvement;
import fr.conciergerie.figures.Improvement.Agreed;
import fr.conciergerie.figures.Improvement.State;
import fr.conciergerie.figures.ImprovementId;
import fr.conciergerie.figures.Improvements;
import fr.conciergerie.figures.Period;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The improvements that both sides agreed and keep in one list; every change is taken back. */
class ImprovementsTest extends DemonstrationTest {

    @Autowired
    Improvements improvements;

    @Autowired
    Clock clock;

    @Test
    void eitherSideSaysHowFarItHasGot() {
        inTheDemonstration(() -> {
            var id = improvements.add(coordinator(), client(), lockers());
            improvements.change(manager(), client(), id, 1, lockers(), State.IN_PROGRESS);

            assertThat(now(id))
                    .extracting(Improvement::state, Improvement::version)
                    .containsExactly(State.IN_PROGRESS, 2);
        });
    }

    @Test
    void whoHasNotReadTheOthersWordDoesNotOverwriteIt() {
        inTheDemonstration(() -> {
            var id = improvements.add(coordinator(), client(), lockers());
            improvements.change(manager(), client(), id, 1, lockers(), State.DONE);

            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> improvements.change(coordinator(), client(), id, 1, lockers(), State.DROPPED))
                    .withMessage("reporting.improvement.meanwhile");
            assertThat(now(id).state()).isEqualTo(State.DONE);
        });
    }

    @Test
    void aButtonPressedTwiceSaysItOnce() {
        inTheDemonstration(() -> {
            var id = improvements.add(coordinator(), client(), lockers());
            improvements.change(manager(), client(), id, 1, lockers(), State.DONE);
            improvements.change(manager(), client(), id, 1, lockers(), State.DONE);

            assertThat(now(id).version()).isEqualTo(2);
        });
    }

    @Test
    void theReportOfAYearSaysWhereItStoodThen() {
        inTheDemonstration(() -> {
            assertThat(improvements.during(client(), Period.year(2015)))
                    .extracting(it -> it.agreed().words(), Improvement::state)
                    .containsExactlyInAnyOrder(
                            tuple("Ouvrir des permanences dans les deux autres pôles territoriaux", State.PLANNED),
                            tuple("Proposer une boutique en ligne", State.IN_PROGRESS));
            assertThat(improvements.during(client(), Period.year(2016)))
                    .extracting(Improvement::state)
                    .containsExactlyInAnyOrder(State.DONE, State.IN_PROGRESS);
            assertThat(improvements.during(client(), Period.year(2017)))
                    .as("what was closed before the year began is no news of it")
                    .extracting(Improvement::state)
                    .containsExactly(State.IN_PROGRESS);
            assertThat(improvements.during(client(), Period.year(2014))).isEmpty();
        });
    }

    @Test
    void nothingIsAgreedTomorrow() {
        inTheDemonstration(() -> assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> improvements.add(
                        manager(),
                        client(),
                        new Agreed(
                                "Plus tard",
                                "Comité de suivi",
                                Here.today(clock).plusDays(1))))
                .withMessage("reporting.improvement.not-yet"));
    }

    @Test
    void thatOfAnotherClientDoesNotExist() {
        inTheDemonstration(() -> {
            var id = improvements.add(manager(), client(), lockers());
            var neighbour = organisations.organisationId("ville-de-bellerive");

            assertThatExceptionOfType(NotFound.class).isThrownBy(() -> improvements.improvement(neighbour, id));
            assertThatExceptionOfType(NotFound.class)
                    .isThrownBy(() -> improvements.change(manager(), neighbour, id, 1, lockers(), State.DONE));
        });
    }

    private Improvement now(ImprovementId id) {
        return improvements.improvement(client(), id);
    }

    private Agreed lockers() {
        return new Agreed("Poser des casiers au siège", "Comité de suivi", Here.today(clock));
    }

    private OrganisationId client() {
        return organisations.organisationId("bordeaux-metropole");
    }

    private Actor coordinator() {
        return actor(Role.COORDINATOR, client().value());
    }
}
