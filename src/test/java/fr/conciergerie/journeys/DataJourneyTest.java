package fr.conciergerie.journeys;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An agent looks at what is held about them and asks something; the manager finds it, with the month's clock, and the rules. */
class DataJourneyTest extends JourneyTest {

    @ParameterizedTest
    @ValueSource(ints = {PHONE, DESK})
    void anAgentAsksAndTheManagerKnows(int width) {
        var agent = new Somebody(this, width, Hand.POINTER).signedIn("agent");
        agent.opens("/account");
        agent.follows("Mes données");
        agent.readsHeading("Mes données");
        agent.looks("own-data");
        agent.presses("Envoyer la demande");
        agent.reads("Dites ce que vous demandez.");
        complaintsAreExpected();
        agent.looks("own-data-wrong");
        agent.ticks("Effacer mes données");
        agent.presses("Envoyer la demande");
        agent.reads("Votre demande est notée.");
        agent.looks("own-data-asked");

        var manager = new Somebody(this, width, Hand.POINTER).signedIn("manager");
        manager.opens("/operator/privacy");
        manager.readsHeading("Demandes sur les données");
        manager.looks("requests");
        manager.follows("Effacer ses données");
        manager.reads("Ce qui est effacé");
        manager.looks("request");
        for (var page : new String[] {"rules", "rules/web.audit", "register"}) {
            manager.opens("/operator/privacy/" + page);
            manager.looks("privacy-" + page.replace('/', '-'));
        }

        agent.opens("/account/data");
        agent.presses("Retirer ma demande");
        agent.reads("Votre demande est retirée.");
    }
}
