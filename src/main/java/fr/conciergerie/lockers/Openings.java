package fr.conciergerie.lockers;

import fr.conciergerie.lockers.Opening.Why;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.vault.Digests;
import fr.conciergerie.web.Actor;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The doors of connected banks that are to open: by a code that somebody has typed before them, or because a concierge wants to see what
 * is in there. The order goes out once it is written down, and nobody follows it later than that lasts.
 */
@Service
@Transactional
public class Openings {

    private static final int MOST_TROUBLES = 50;

    private final BankRepository banks;
    private final OpeningRepository openings;
    private final ControllerRepository controllers;
    private final Digests digests;
    private final LockerAccess access;
    private final ControllerLine line;
    private final Clock clock;

    Openings(
            BankRepository banks,
            OpeningRepository openings,
            ControllerRepository controllers,
            Digests digests,
            LockerAccess access,
            ControllerLine line,
            Clock clock) {
        this.banks = banks;
        this.openings = openings;
        this.controllers = controllers;
        this.digests = digests;
        this.access = access;
        this.line = line;
        this.clock = clock;
    }

    /** Whether a credential is that of the bank. */
    @Transactional(readOnly = true)
    public boolean isTheBank(BankId bank, byte[] credential) {
        return controllers.isKnown(bank, credential);
    }

    /** What a code opens that was typed at the bank; empty where it opens nothing. */
    public Optional<Opening> byCode(BankId bank, String digits) {
        requireALine();
        var found = openings.ofCode(bank, digests.digest(digits, bank.value()), clock.instant());
        return found.map(it -> ask(bank, it.compartment(), it.label(), it.why(), it.reservation(), it.code(), null));
    }

    /** A concierge opens a door to load it, to empty it or to look. Whose it is stays as it is. */
    public Opening atTheDesk(Actor actor, BankId id, CompartmentId compartment) {
        var bank = banks.get(id);
        access.requireServed(actor, bank);
        if (!bank.details().isConnected()) {
            throw Refused.conflict("lockers.not-connected");
        }
        requireALine();
        var label = banks.compartments(id).stream()
                .filter(it -> it.id().equals(compartment))
                .map(Compartment::label)
                .findFirst()
                .orElseThrow(() -> new NotFound("compartment " + compartment));
        return ask(id, compartment, label, Why.DESK, null, null, actor.account());
    }

    /** What opens the doors of a bank; empty where it is a concierge. */
    @Transactional(readOnly = true)
    public Optional<ControllerView> controller(Actor actor, BankId id) {
        access.requireServed(actor, banks.get(id));
        return controllers.of(id, clock.instant());
    }

    /** What is wrong with the doors of a bank, latest first. */
    @Transactional(readOnly = true)
    public List<DoorTrouble> troubles(Actor actor, BankId id) {
        access.requireServed(actor, banks.get(id));
        return openings.troubles(id, clock.instant(), MOST_TROUBLES);
    }

    /** Somebody has seen to it. */
    public void settle(Actor actor, BankId id, OpeningId opening) {
        access.requireServed(actor, banks.get(id));
        if (!openings.settle(opening, id, clock.instant())) {
            throw new NotFound("opening " + opening);
        }
    }

    private Opening ask(
            BankId bank,
            CompartmentId compartment,
            String label,
            Why why,
            @Nullable ReservationId reservation,
            @Nullable UUID code,
            @Nullable UUID account) {
        var now = clock.instant();
        var it = new Opening(
                new OpeningId(Ids.next(now)),
                bank,
                compartment,
                label,
                why,
                reservation,
                now.plus(MqttContract.ORDER_LASTS));
        openings.insert(it, code, account, now);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                line.open(it);
            }
        });
        return it;
    }

    private void requireALine() {
        if (!line.isOpen()) {
            throw Refused.conflict("lockers.no-line");
        }
    }
}
