package fr.conciergerie.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.animations.CollectionDetails;
import fr.conciergerie.animations.Collections;
import fr.conciergerie.animations.Fair;
import fr.conciergerie.animations.RegistrationTerms;
import fr.conciergerie.bookings.Practice;
import fr.conciergerie.orders.Town;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Tenant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Hours, events, collections and calendars with the keyboard alone, on a desk and in the width of a telephone. */
class ByKeyboardJourneyTest extends JourneyTest {

    @Autowired
    ApplicationContext context;

    private Town town;

    @BeforeEach
    void aTownOfItsOwn() {
        town = Town.build(context);
    }

    @ParameterizedTest
    @ValueSource(ints = {PHONE, DESK})
    void anAgentTakesAnHourAndGivesItBack(int width) {
        Practice.open(context, town);
        var agent = at(width, town.agent());
        agent.opens("/sites");
        agent.looks("keyboard-sites").presses("Hôtel de ville");
        agent.opens("/appointments");
        agent.looks("keyboard-appointments").follows("Séance d’ostéopathie");
        agent.readsHeading("Séance d’ostéopathie");
        agent.looks("keyboard-hours").pressesFirst("#hours a.hour");
        agent.reads("Votre rendez-vous");
        agent.ticksFirst("main input[name=terms]");
        agent.ticksFirst("main input[name=start]");
        agent.looks("keyboard-hour").presses("Prendre ce rendez-vous");
        agent.reads("C’est réservé");

        agent.looks("keyboard-booked").follows("Annuler le rendez-vous");
        agent.ticksFirst("main input[name=reason]");
        agent.looks("keyboard-cancel").presses("Oui, annuler");
        agent.reads("Rendez-vous annulé");
        agent.looks("keyboard-cancelled");
    }

    @ParameterizedTest
    @ValueSource(ints = {PHONE, DESK})
    void anAgentTakesAPlaceInAnEventAndGivesItBack(int width) {
        var fair = Fair.announced(context, town, RegistrationTerms.upTo(4, 2), 7);
        var agent = at(width, town.agent());
        agent.opens("/animations");
        agent.looks("keyboard-events").follows("Collecte de vêtements");
        agent.readsHeading("Collecte de vêtements");
        agent.looks("keyboard-event").presses("Je m’inscris");
        agent.reads("Vous avez une place");
        assertThat(fair.seen(context).taken()).isOne();

        agent.looks("keyboard-registered").presses("Je ne viens plus");
        agent.reads("Votre place est rendue");
        assertThat(fair.seen(context).taken()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {PHONE, DESK})
    void theConciergeNotesWhatIsGiven(int width) {
        var collection = Tenant.call(town.operator(), () -> {
            var today = context.getBean(DayClock.class).today();
            return context.getBean(Collections.class)
                    .open(new CollectionDetails(
                            "Vêtements chauds",
                            null,
                            town.cobbler(),
                            town.hall(),
                            "Hall",
                            today,
                            today.plusDays(7),
                            List.of("Manteaux", "Écharpes"),
                            List.of("Pulls"),
                            List.of("Chaussures"),
                            null));
        });
        var concierge = at(width, town.concierge());
        concierge.opens("/desk/collections");
        concierge.looks("keyboard-collections").follows("Vêtements chauds");
        concierge.looks("keyboard-collection").ticksFirst("main input[name=good]");
        concierge.strikes("ArrowDown");
        concierge.types("main form >> nth=0 >> input[name=amount]", "3");
        concierge.reads("C’est pris : Écharpes");
        concierge.reads("3 pièces");
        concierge.looks("keyboard-deposited");
        var taken = Tenant.call(town.operator(), () -> {
            var actor = context.getBean(Accounts.class)
                    .actors(town.concierge().account())
                    .getFirst();
            return context.getBean(Collections.class).deposits(actor, collection);
        });
        assertThat(taken).singleElement().satisfies(it -> {
            assertThat(it.good().name()).isEqualTo("Écharpes");
            assertThat(it.amount()).isEqualTo(3);
        });
    }

    /** The list, the week, the month and back; a month on, and from there to today; and from an entry to what it is of. */
    @ParameterizedTest
    @ValueSource(ints = {PHONE, DESK})
    void somebodyWalksThroughTheirDays(int width) {
        var booked = Practice.open(context, town).booked(context, 3);
        var day = booked.startsAt().atZone(booked.zone()).toLocalDate();
        var agent = at(width, town.agent());
        agent.opens("/agenda?day=" + day);
        agent.reads("Séance d’ostéopathie");
        agent.looks("keyboard-agenda-list").follows("Mois");
        agent.looks("keyboard-agenda-month").follows("Semaine");
        agent.looks("keyboard-agenda-week").follows("Après");
        assertThat(agent.path()).contains("view=week");
        agent.follows("Aujourd’hui");
        agent.follows("Mois");
        agent.follows("Avant");
        agent.follows("Liste");
        agent.follows("Aujourd’hui");
        assertThat(agent.path()).contains("/agenda");

        agent.opens("/agenda?view=month&day=" + day);
        agent.pressesFirst("main table a");
        agent.readsHeading("Séance d’ostéopathie");
    }

    private Somebody at(int width, Town.Someone who) {
        return new Somebody(this, width, Hand.KEYBOARD).signedIn(who.email(), Town.PASSWORD);
    }
}
