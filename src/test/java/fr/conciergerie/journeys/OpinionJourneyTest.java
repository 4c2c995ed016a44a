package fr.conciergerie.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.Here;
import fr.conciergerie.shared.Tenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An agent says what they think in two clicks, or never wants to be asked; the manager shows the client what may be shown. */
class OpinionJourneyTest extends DemonstrationTest {

    private static final String CARD = "Votre avis en deux clics";

    /** One after the other: the demonstration asks its agent one question. */
    @Test
    void anAgentSaysWhatTheyThink() {
        for (int width : new int[] {PHONE, DESK}) {
            var agent = new Somebody(this, width, Hand.POINTER).signedIn("agent");
            agent.looks("shop-with-opinion");
            agent.follows(CARD);
            agent.readsHeading("Votre avis");
            agent.reads("Recommanderiez-vous la conciergerie à un collègue ?");
            agent.looks("opinion");

            agent.types("textarea[name=sentence]", "Sans note, cela ne part pas");
            agent.presses("Envoyer mon avis");
            agent.reads("Sans note, cela ne part pas");
            complaintsAreExpected();
            agent.looks("opinion-wrong");

            agent.presses("Ne plus me demander");
            agent.reads("Nous ne vous demandons plus votre avis.");
            agent.looks("opinion-refused");
            agent.opens("/");
            assertThat(agent.text("main")).doesNotContain(CARD);
            agent.opens("/account/opinion");
            agent.presses("Me demander de nouveau");
            agent.looks("opinion-choice");
        }

        var typist = new Somebody(this, DESK, Hand.KEYBOARD).signedIn("agent");
        typist.follows(CARD);
        var question = typist.path();
        typist.ticks("0");
        for (int score = 1; score <= 9; score++) {
            typist.strikes("ArrowRight");
        }
        typist.presses("Envoyer mon avis");
        typist.reads("Merci, c’est noté.");
        typist.looks("opinion-thanks");
        typist.opens("/");
        assertThat(typist.text("main")).doesNotContain(CARD);
        typist.opens(question);
        typist.reads("Merci, c’est noté.");
    }

    @ParameterizedTest
    @ValueSource(ints = {PHONE, DESK})
    void theManagerChoosesWhatTheClientReads(int width) {
        var manager = new Somebody(this, width, Hand.POINTER).signedIn("manager");
        manager.opens("/operator/reports");
        manager.follows("Avis des agents");
        manager.reads("Toujours le sourire.");
        manager.looks("opinions");

        var words = "Toujours le sourire.";
        var row = "tr:has-text('" + words + "') ";
        manager.pressesFirst(row + "form[action$=showing] button");
        manager.reads("L’organisation cliente peut lire cette phrase.");
        manager.looks("opinions-shown");
        manager.reads("On y reconnaît quelqu’un");
        var coordinator = new Somebody(this, width, Hand.POINTER).signedIn("coordinator");
        coordinator.opens("/coordination/animations");
        coordinator.reads("À refaire au printemps !");
        // What was said this month is read once the month is closed: a month later, here.
        said(-1);
        try {
            var report = "/coordination/reports/" + Here.today().minusMonths(1).getYear();
            coordinator.opens(report);
            coordinator.reads(words);
            coordinator.reads("Recommandation, de −100 à 100");
            coordinator.looks("report-with-opinions");

            manager.pressesFirst(row + "summary");
            manager.looks("opinions-why-not");
            manager.chooses(row + "select[name=why]", "C’est déjà dit");
            manager.pressesFirst(row + "form[action$=hiding] button");
            manager.reads("L’organisation cliente ne lit pas cette phrase.");
            coordinator.opens(report);
            assertThat(coordinator.text("main")).doesNotContain(words);
        } finally {
            said(1);
        }
    }

    private void said(int months) {
        Tenant.run(
                organisations.operators().getFirst().id(),
                () -> transaction.executeWithoutResult(_ -> {
                    jdbc.sql("update reporting.opinion set month = month + make_interval(months => :months)")
                            .param("months", months)
                            .update();
                    jdbc.sql("update reporting.opinion_invitation set day = day + 31 * :months")
                            .param("months", months)
                            .update();
                }));
    }
}
