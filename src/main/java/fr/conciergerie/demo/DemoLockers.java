package fr.conciergerie.demo;

import fr.conciergerie.lockers.BankDetails;
import fr.conciergerie.lockers.BankId;
import fr.conciergerie.lockers.Banks;
import fr.conciergerie.lockers.CompartmentLabels;
import fr.conciergerie.lockers.CompartmentView;
import fr.conciergerie.lockers.DropOff;
import fr.conciergerie.lockers.LockProfile;
import fr.conciergerie.lockers.LockerDesk;
import fr.conciergerie.lockers.Lockers;
import fr.conciergerie.lockers.ReservationView;
import fr.conciergerie.lockers.Size;
import fr.conciergerie.orders.LineStatus;
import fr.conciergerie.orders.OrderList;
import fr.conciergerie.orders.OrderStatus;
import fr.conciergerie.orders.OrderView;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.web.Actor;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Lockers of the demonstration: two banks, in which something waits, something was put in, something was not taken in time; the agent
 * has one to put their shoes into; of what was not taken, a colleague is to take it out.
 */
@Component
class DemoLockers {

    private static final Duration FORGOTTEN = Duration.ofDays(5);
    private static final int MANY = 100;

    private final Banks banks;
    private final Lockers lockers;
    private final LockerDesk desk;
    private final OrderList orders;
    private final Clock clock;

    DemoLockers(Banks banks, Lockers lockers, LockerDesk desk, OrderList orders, Clock clock) {
        this.banks = banks;
        this.lockers = lockers;
        this.desk = desk;
        this.orders = orders;
        this.clock = clock;
    }

    void load(Actor agent, Actor concierge, List<SiteId> sites) {
        var hall = sites.getFirst();
        var bank = bank(hall, concierge, new BankDetails("Hall", LockProfile.MECHANICAL, 6, "", null, 24, 3));
        bank(sites.get(1), concierge, new BankDetails("Entrée du parking", LockProfile.KEYPAD, 7, "0", 20, 24, 3));
        waiting(concierge, hall, "pressing-costume").ifPresent(it -> put(concierge, it));
        TravellingClock.at(
                clock.instant().minus(FORGOTTEN),
                () -> waiting(concierge, sites.get(1), "pressing-costume")
                        .ifPresent(it -> delegated(concierge, put(concierge, it))));
        toBePutIn(concierge, hall, agent).ifPresent(it -> {
            var reservation = lockers.reserve(concierge, new DropOff(hall, it.member(), Size.S, false, it.id()));
            lockers.declare(concierge, reservation.id(), reservation.version());
        });
        orders.find(agent, null, hall, null, MANY).items().stream()
                .filter(it -> !it.awaitingDeposit().isEmpty())
                .findFirst()
                .ifPresent(it -> lockers.reserve(agent, new DropOff(hall, null, Size.S, false, it.id())));
        banks.addCompartments(bank, CompartmentLabels.read("A9-A10"), Size.M, false);
        var broken = desk.compartments(concierge, bank).getLast().compartment();
        desk.outOfOrder(concierge, broken.id(), broken.version(), "La porte ne ferme plus");
    }

    private BankId bank(SiteId site, Actor concierge, BankDetails details) {
        var id = banks.add(site, details);
        banks.addCompartments(id, CompartmentLabels.read("A1-A4"), Size.S, false);
        banks.addCompartments(id, CompartmentLabels.read("A5-A6"), Size.M, true);
        banks.addCompartments(id, CompartmentLabels.read("A7-A8"), Size.L, false);
        for (CompartmentView it : desk.compartments(concierge, id)) {
            var code = it.code();
            if (code != null) {
                desk.codeSet(concierge, it.compartment().id(), code.code());
            }
        }
        return id;
    }

    private ReservationView put(Actor concierge, OrderView order) {
        return desk.load(
                concierge,
                order.id(),
                order.lines().stream()
                        .filter(it -> it.status() == LineStatus.READY)
                        .map(OrderView.Line::id)
                        .toList(),
                null);
    }

    /** Somebody was to come for the member, and another one is now: a code to be added to the pad, and one to be removed. */
    private void delegated(Actor concierge, ReservationView it) {
        var named = lockers.delegate(concierge, it.id(), it.version(), "Sacha Petit");
        for (var door : desk.compartments(concierge, it.bank())) {
            var code = door.delegateCode();
            if (code != null) {
                desk.codeSet(concierge, door.compartment().id(), code.code());
            }
        }
        var nobody = lockers.withdrawDelegation(concierge, it.id(), named.version());
        lockers.delegate(concierge, it.id(), nobody.version(), "Camille Roy");
    }

    private Optional<OrderView> waiting(Actor concierge, SiteId site, String service) {
        return orders.find(concierge, OrderStatus.READY, site, null, MANY).items().stream()
                .filter(it ->
                        it.lines().stream().anyMatch(line -> line.service().equals(service)))
                .findFirst();
    }

    /** Of somebody else than the agent. */
    private Optional<OrderView> toBePutIn(Actor concierge, SiteId site, Actor agent) {
        return orders.find(concierge, null, site, null, MANY).items().stream()
                .filter(it ->
                        !it.awaitingDeposit().isEmpty() && !it.member().value().equals(agent.requireSubject()))
                .findFirst();
    }
}
