package fr.conciergerie.journeys;

import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The main job: an agent orders shoe repair, the concierge takes the shoes in and sends them to the cobbler, who accepts
 * and finishes; the shoes come back, the agent is told and collects them. Everybody at their own screen, in the
 * demonstration, every page judged.
 */
class MainJobTest extends JourneyTest {

    private static final String SITE = "Pôle territorial Sud";
    private static final String COBBLER = "La Cordonnerie du Cours";
    private static final String COBBLERS_ADDRESS = "cordonnerie-du-cours@partenaires.example";

    @Test
    void theCobblerAnswersInTheirRoom() {
        walk(PHONE, Hand.POINTER, this::answerInTheRoom);
    }

    @ParameterizedTest
    @ValueSource(ints = {PHONE, DESK})
    void theCobblerAnswersThroughTheLinkInTheMail(int width) {
        walk(width, Hand.POINTER, this::answerThroughTheLink);
    }

    @Test
    void theConciergeNeedsNoMouse() {
        walk(DESK, Hand.KEYBOARD, this::answerInTheRoom);
    }

    private void walk(int width, Hand conciergesHand, BiConsumer<Integer, String> answer) {
        var agent = new Somebody(this, width, Hand.POINTER).signedIn("agent");
        var number = order(agent);
        var concierge = new Somebody(this, width, conciergesHand).signedIn("concierge");
        var label = receive(concierge, number);
        send(concierge, label);
        answer.accept(width, number);
        takeBack(concierge, label);
        isTold(width, number);
        seesStatus(agent, number, "Prêt");
        handOver(concierge, number);
        seesStatus(agent, number, "Récupéré");
    }

    private static String order(Somebody agent) {
        agent.opens("/sites");
        agent.looks("main-sites").presses(SITE);
        agent.looks("main-shop").showsReaders("shop");
        agent.types("main input[type=search]", "talons");
        agent.looks("main-found").follows("Talons");
        agent.looks("main-service").presses("Ajouter au panier");
        agent.opens("/basket");
        agent.ticks("J’accepte les");
        agent.ticks("Je demande que le travail commence");
        agent.looks("main-basket").presses("Commander");
        agent.readsHeading("C’est commandé");
        agent.looks("main-placed");
        return agent.text("main .code");
    }

    private static String receive(Somebody concierge, String number) {
        concierge.opens("/desk/sites");
        concierge.looks("main-desk-sites").presses(SITE);
        concierge.looks("main-desk").showsReaders("desk");
        concierge.types("#code", number);
        concierge.looks("main-desk-order").follows("Recevoir");
        concierge.looks("main-what").follows("Chaussures");
        concierge.presses("Continuer avec 1 pièce");
        concierge.ticks("Usé");
        concierge.looks("main-state").presses("C’est vu");
        concierge.looks("main-place").pressesFirst(".place-choice");
        concierge.readsHeading("C’est reçu");
        concierge.looks("main-received");
        return concierge.text(".pieces .code");
    }

    private static void send(Somebody concierge, String label) {
        concierge.opens("/desk");
        concierge.follows("Envoyer");
        concierge.looks("main-send").follows(COBBLER);
        concierge.types("#code", label);
        concierge.looks("main-bag").presses("Le sac est parti");
        concierge.readsHeading("Bordereau");
        concierge.reads(label);
        concierge.looks("main-manifest");
    }

    private void answerInTheRoom(int width, String number) {
        var cobbler = new Somebody(this, width, Hand.POINTER).signedIn("partner");
        cobbler.reads(number);
        cobbler.looks("main-jobs").showsReaders("partner");
        cobbler.pressesFirst("li:has-text('" + number + "') a");
        acceptAndFinish(cobbler, "main-job");
    }

    private void answerThroughTheLink(int width, String number) {
        var cobbler = new Somebody(this, width, Hand.POINTER);
        cobbler.opens("/mailbox");
        cobbler.looks("main-mailbox")
                .waitsForLetter(COBBLERS_ADDRESS, "Un travail pour vous", "main a[href*='/job/']", number);
        acceptAndFinish(cobbler, "main-job-by-link");
    }

    private static void acceptAndFinish(Somebody cobbler, String name) {
        cobbler.looks(name).presses("Accepter");
        cobbler.reads("En cours");
        cobbler.looks(name + "-accepted").presses("J’ai fini");
        cobbler.reads("Fini");
        cobbler.looks(name + "-done");
    }

    private static void takeBack(Somebody concierge, String label) {
        concierge.opens("/desk");
        concierge.types("#code", label);
        concierge.looks("main-finished").follows("C’est revenu");
        concierge.types("#code", label);
        concierge.looks("main-return").pressesFirst(".place-choice");
        concierge.reads("Prêt");
        concierge.looks("main-ready");
    }

    private void isTold(int width, String number) {
        var mailbox = new Somebody(this, width, Hand.POINTER);
        mailbox.waitsForLetter("agent@demo.example", "vous attend", "main .letter", number);
        mailbox.looks("main-ready-mail");
    }

    private static void seesStatus(Somebody agent, String number, String status) {
        agent.opens("/orders");
        agent.looks("main-orders").pressesFirst("main li:has-text('" + number + "') a");
        agent.reads(status);
        agent.looks("main-order");
    }

    private static void handOver(Somebody concierge, String number) {
        concierge.opens("/desk");
        concierge.types("#code", number);
        concierge.follows("Remettre");
        concierge.looks("main-hand-over").presses("Remis à");
        concierge.readsHeading("C’est remis");
        concierge.looks("main-handed-over");
    }
}
