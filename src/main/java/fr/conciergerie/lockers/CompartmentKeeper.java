package fr.conciergerie.lockers;

import fr.conciergerie.custody.CompartmentChanged;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.Refused;
import java.time.Instant;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Keeps reservations and the ledger together, in the transaction in which the ledger moves: a compartment from which the last piece went
 * is its member's no more, whoever took it out and wherever; one into which a piece was put back by mistake's undoing is theirs again.
 */
@Component
class CompartmentKeeper {

    private final BankRepository banks;
    private final ReservationRepository reservations;
    private final Codes codes;

    CompartmentKeeper(BankRepository banks, ReservationRepository reservations, Codes codes) {
        this.banks = banks;
        this.reservations = reservations;
        this.codes = codes;
    }

    @EventListener
    void on(CompartmentChanged changed) {
        var compartment = new CompartmentId(changed.compartment());
        reservations.lock(compartment);
        var pieces = reservations.pieces(compartment);
        var held = reservations.of(compartment);
        if (pieces.isEmpty()) {
            held.filter(it -> it.state() == ReservationState.LOADED).ifPresent(it -> end(it, changed));
        } else if (held.isEmpty()) {
            giveBack(compartment, pieces.getFirst(), changed.at());
        } else if (held.get().state() != ReservationState.LOADED
                || !pieces.stream().allMatch(it -> it.member().equals(held.get().member()))) {
            throw Refused.conflict("lockers.given-on");
        }
    }

    private void end(ReservationView it, CompartmentChanged changed) {
        boolean collected = changed.handedOver();
        reservations.end(it.id(), it.version(), collected ? Outcome.COLLECTED : Outcome.TAKEN_BACK, changed.at());
        codes.replace(
                it.bank(),
                it.compartmentId(),
                collected ? CodeState.USED : CodeState.WITHDRAWN,
                banks.get(it.bank()).details().digits());
    }

    private void giveBack(CompartmentId compartment, ReservationRepository.PieceOf piece, Instant now) {
        var bank = banks.of(compartment);
        reservations.giveBack(new ReservationId(Ids.next(now)), bank, compartment, piece.member(), now);
    }
}
