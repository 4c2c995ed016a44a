package fr.conciergerie.lockers;

import fr.conciergerie.custody.Custody;
import fr.conciergerie.lockers.MqttContract.Committed;
import fr.conciergerie.lockers.MqttContract.DoorState;
import fr.conciergerie.lockers.MqttContract.Event;
import fr.conciergerie.lockers.MqttContract.Snapshot;
import fr.conciergerie.lockers.MqttContract.What;
import fr.conciergerie.lockers.Opening.Why;
import fr.conciergerie.lockers.OpeningRepository.Known;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes in what the doors of a bank did: each report once, in its order, with all that follows from it. A door seen open means that its
 * member has what waited there, and a door shut again that what they were to put in is in.
 */
@Component
class DoorEvents {

    private static final Logger LOG = LoggerFactory.getLogger(DoorEvents.class);

    private final ControllerRepository controllers;
    private final OpeningRepository openings;
    private final BankRepository banks;
    private final ReservationRepository reservations;
    private final Codes codes;
    private final Custody custody;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /** What this instance knows to be committed, which may be less than what is: enough to answer who says the same again and again. */
    private final Map<BankId, Committed> known = new ConcurrentHashMap<>();

    DoorEvents(
            ControllerRepository controllers,
            OpeningRepository openings,
            BankRepository banks,
            ReservationRepository reservations,
            Codes codes,
            Custody custody,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.controllers = controllers;
        this.openings = openings;
        this.banks = banks;
        this.reservations = reservations;
        this.codes = codes;
        this.custody = custody;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Takes one in, unless it is there already or one before it is not: then the answer asks for that one. Where what follows from it
     * is refused, because somebody said it in that moment with their own hand, the fact alone is kept.
     *
     * @return up to which number everything of its boot is committed
     */
    long take(BankId bank, Event event) {
        var before = known.get(bank);
        if (before != null && before.boot().equals(event.boot()) && before.sequence() >= event.sequence()) {
            return before.sequence();
        }
        long now = takeAnew(bank, event);
        known.put(bank, new Committed(event.boot(), now));
        return now;
    }

    private long takeAnew(BankId bank, Event event) {
        try {
            return committed(bank, event, true);
        } catch (Refused | NotFound | IllegalStateException e) {
            LOG.warn("What followed from {} at {} was refused: {}", event.what(), event.compartment(), e.getMessage());
            return committed(bank, event, false);
        }
    }

    private long committed(BankId bank, Event event, boolean withWhatFollows) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            var now = clock.instant();
            controllers.lock(bank);
            long last = controllers.committed(bank, event.boot());
            if (event.sequence() != last + 1) {
                return last;
            }
            controllers.insert(bank, event, now);
            controllers.heard(bank, now);
            compartment(bank, event.compartment()).ifPresent(it -> take(bank, it, event, withWhatFollows));
            return event.sequence();
        }));
    }

    private Optional<CompartmentId> compartment(BankId bank, String label) {
        return banks.compartments(bank).stream()
                .filter(it -> it.label().equals(label))
                .map(Compartment::id)
                .findFirst();
    }

    private void take(BankId bank, CompartmentId compartment, Event event, boolean withWhatFollows) {
        var opening = event.opening() == null ? Optional.<Known>empty() : openings.known(event.opening(), compartment);
        switch (event.what()) {
            case UNLOCKED, JAMMED, REFUSED -> opening.ifPresent(it -> openings.note(it.id(), event.what(), event.at()));
            case OPENED -> {
                if (opening.isEmpty()) {
                    openings.insertUnasked(new OpeningId(Ids.next(clock.instant())), bank, compartment, event.at());
                } else {
                    openings.note(opening.get().id(), What.OPENED, event.at());
                    if (withWhatFollows
                            && opening.get().why() == Why.CODE
                            && !opening.get().seenOpen()) {
                        takenOut(opening.get());
                    }
                }
            }
            case CLOSED -> {
                var open = openings.open(compartment);
                openings.closed(compartment, event.at());
                if (withWhatFollows) {
                    open.filter(it -> it.why() == Why.CODE).ifPresent(this::putIn);
                }
            }
        }
    }

    /** Its member has stood before the open door: what waited there is theirs, and the code is used up. */
    private void takenOut(Known opening) {
        var it = reservations.get(Objects.requireNonNull(opening.reservation()));
        if (it.state() != ReservationState.LOADED) {
            return;
        }
        reservations.lock(it.compartmentId());
        var member = it.member().value();
        var actor = new Actor(member, member, "", Role.MEMBER, Tenant.require().value(), member, Locale.FRENCH);
        var by = opening.byDelegate() && it.delegate() != null ? it.delegate().name() : null;
        for (var piece : reservations.pieces(it.compartmentId())) {
            custody.takeOut(actor, piece.order(), piece.line(), by);
        }
    }

    /** They have opened and shut it: as good as said. */
    private void putIn(Known opening) {
        var it = reservations.get(Objects.requireNonNull(opening.reservation()));
        if (it.state() == ReservationState.AWAITED) {
            reservations.update(it, it.version(), ReservationState.DECLARED, it.expiresAt(), false);
        }
    }

    /**
     * How the doors stand: one that is shut stands open no more, whatever was lost on the way.
     *
     * @param live whether the controller has said it now, and not at some time before
     */
    void see(BankId bank, Snapshot snapshot, boolean live) {
        transaction.executeWithoutResult(_ -> {
            controllers.lock(bank);
            var doors = banks.compartments(bank);
            for (var door : snapshot.doors()) {
                if (door.door() == DoorState.CLOSED) {
                    doors.stream()
                            .filter(it -> it.label().equals(door.compartment()))
                            .forEach(it -> openings.closedBefore(it.id(), snapshot.at()));
                }
            }
            if (live) {
                controllers.heard(bank, clock.instant());
            }
        });
    }

    /** Whether it is a bank of the operator at work. */
    boolean areOf(BankId bank) {
        return Boolean.TRUE.equals(transaction.execute(_ -> controllers.isOne(bank)));
    }

    /** It is there, or it is not. */
    void presence(BankId bank, boolean present) {
        transaction.executeWithoutResult(_ -> {
            controllers.lock(bank);
            if (present) {
                controllers.heard(bank, clock.instant());
                codes.release(bank, OpeningRepository.REOPENING);
            } else {
                controllers.gone(bank);
            }
        });
    }
}
