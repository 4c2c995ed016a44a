package fr.conciergerie.lockers;

import fr.conciergerie.custody.Custody;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.LineStatus;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.orders.OrderView;
import fr.conciergerie.orders.Orders;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Actor;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a concierge does before a bank: sees what should lie where, loads, takes back, sets codes, puts a door out of use. */
@Service
@Transactional
public class LockerDesk {

    private final BankRepository banks;
    private final ReservationRepository reservations;
    private final CompartmentQuery query;
    private final Codes codes;
    private final Custody custody;
    private final Orders orders;
    private final LockerAccess access;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LockerDesk(
            BankRepository banks,
            ReservationRepository reservations,
            CompartmentQuery query,
            Codes codes,
            Custody custody,
            Orders orders,
            LockerAccess access,
            ApplicationEventPublisher events,
            Clock clock) {
        this.banks = banks;
        this.reservations = reservations;
        this.query = query;
        this.codes = codes;
        this.custody = custody;
        this.orders = orders;
        this.access = access;
        this.events = events;
        this.clock = clock;
    }

    /** The banks of a site, those out of service too: something may lie in them. */
    @Transactional(readOnly = true)
    public List<Bank> banks(Actor actor, SiteId site) {
        var all = banks.at(List.of(site));
        all.forEach(it -> access.requireServed(actor, it));
        return all;
    }

    @Transactional(readOnly = true)
    public Bank bank(Actor actor, BankId id) {
        var bank = banks.get(id);
        access.requireServed(actor, bank);
        return bank;
    }

    /** Every compartment of a bank, and what should lie in it. */
    @Transactional(readOnly = true)
    public List<CompartmentView> compartments(Actor actor, BankId id) {
        bank(actor, id);
        return query.of(id, clock.instant());
    }

    /** One of the compartments of a bank. */
    @Transactional(readOnly = true)
    public Compartment compartment(Actor actor, BankId bank, CompartmentId id) {
        bank(actor, bank);
        return banks.compartments(bank).stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("compartment " + id));
    }

    /** Whose it was, latest first. */
    @Transactional(readOnly = true)
    public List<CompartmentUse> uses(Actor actor, CompartmentId id, int most) {
        access.requireServed(actor, banks.of(id));
        return query.uses(id, most);
    }

    /** Into which compartments a line can go: the member's own first, then the free ones, the smallest first. None where it is not ready. */
    @Transactional(readOnly = true)
    public List<CompartmentChoice> compartmentsFor(OrderView order, LineId line) {
        return mayBeLoaded(order.line(line)) ? query.choices(order.site(), order.member()) : List.of();
    }

    private static boolean mayBeLoaded(OrderView.Line line) {
        return (line.status() == LineStatus.READY || line.status() == LineStatus.UNTREATED) && line.place() != null;
    }

    /**
     * What is ready goes into a compartment: into the one in which something waits for the member already, or into a free one. Its time
     * begins anew, and is never shorter than what was agreed already. The member is told.
     *
     * @param some of its lines; none for all that are ready
     * @param chosen null for theirs, or the smallest free one
     */
    public ReservationView load(Actor actor, OrderId id, List<LineId> some, @Nullable CompartmentId chosen) {
        var order = orders.served(actor, id);
        var lines = some.isEmpty()
                ? order.lines().stream()
                        .filter(LockerDesk::mayBeLoaded)
                        .map(OrderView.Line::id)
                        .toList()
                : some;
        if (lines.isEmpty()) {
            throw Refused.conflict("lockers.nothing-is-ready");
        }
        for (var line : lines) {
            if (!mayBeLoaded(order.line(line))) {
                throw Refused.conflict("lockers.not-ready", order.line(line).name());
            }
        }
        var now = clock.instant();
        var theirs = reservations.loadedFor(order.member(), order.site(), chosen);
        if (theirs.isPresent()) {
            var it = theirs.get();
            reservations.lock(it.compartmentId());
            var inside = reservations.pieces(it.compartmentId()).stream()
                    .map(ReservationRepository.PieceOf::line)
                    .toList();
            if (inside.containsAll(lines)) {
                // pressed twice: nothing moves, and nobody is told twice
                return it;
            }
            var anew = now.plus(Duration.ofDays(banks.get(it.bank()).details().stayDays()));
            var until = anew.isAfter(it.expiresAt()) ? anew : it.expiresAt();
            reservations.update(it, it.version(), ReservationState.LOADED, until, false);
        } else {
            var wanted = new DropOff(order.site(), order.member(), Size.S, false, null);
            var reservation = new ReservationId(Ids.next(now));
            if (!reservations.take(reservation, wanted, order.member(), ReservationState.LOADED, chosen, now)) {
                throw Refused.conflict(chosen == null ? Lockers.NONE_FREE : "lockers.taken-meanwhile");
            }
        }
        var held = reservations.loadedFor(order.member(), order.site(), chosen).orElseThrow();
        for (var line : lines) {
            custody.load(
                    actor,
                    id,
                    line,
                    held.bankName() + ", " + held.compartment(),
                    held.compartmentId().value());
        }
        if (reservations.pieces(held.compartmentId()).isEmpty()) {
            throw Refused.conflict("lockers.no-pieces");
        }
        events.publishEvent(new CompartmentLoaded(Tenant.require(), held.id(), held.member(), now));
        return held;
    }

    /** The lock of an empty compartment opens by the code that was proposed: it may be given. */
    public void codeSet(Actor actor, CompartmentId compartment, LockerCodeId code) {
        var bank = banks.of(compartment);
        access.requireServed(actor, bank);
        if (bank.details().isConnected()) {
            throw Refused.conflict("lockers.sets-itself");
        }
        codes.set(code, compartment);
    }

    /** The pad does not keep the code of somebody's delegate any more. */
    public void codeRemoved(Actor actor, CompartmentId compartment, LockerCodeId code) {
        access.requireServed(actor, banks.of(compartment));
        codes.removed(code, compartment);
    }

    /**
     * What waited there is at the desk again.
     *
     * @param place where it is put now
     */
    public void takeBack(Actor actor, ReservationId id, String place, int version) {
        var it = loaded(actor, id, version);
        for (var piece : reservations.pieces(it.compartmentId())) {
            custody.moveTo(actor, piece.order(), piece.line(), place);
        }
    }

    /** It was found empty, and the member has what waited there. */
    public void foundTaken(Actor actor, ReservationId id, int version) {
        var it = loaded(actor, id, version);
        for (var piece : reservations.pieces(it.compartmentId())) {
            custody.collect(actor, piece.order(), piece.line(), null, null);
        }
    }

    /** What a member had put in is out: it is received at the desk as if they stood there. */
    public void emptied(Actor actor, ReservationId id, int version) {
        var it = served(actor, id);
        if (it.state() != ReservationState.AWAITED && it.state() != ReservationState.DECLARED) {
            throw Refused.conflict("lockers.is-over");
        }
        reservations.end(id, version, Outcome.INSPECTED, clock.instant());
        codes.replace(
                it.bank(),
                it.compartmentId(),
                CodeState.USED,
                banks.get(it.bank()).details().digits());
    }

    /**
     * A door does not work, or works again.
     *
     * @param why what is wrong with it; null where it works again
     */
    public void outOfOrder(Actor actor, CompartmentId compartment, int version, @Nullable String why) {
        var bank = banks.of(compartment);
        access.requireServed(actor, bank);
        reservations.lock(compartment);
        if (why != null && reservations.of(compartment).isPresent()) {
            throw Refused.conflict("lockers.empty-it-first");
        }
        banks.update(compartment, version, why);
        if (why == null) {
            // who mended the lock knows what it opened by
            codes.replace(
                    bank.id(), compartment, CodeState.WITHDRAWN, bank.details().digits());
        }
    }

    private ReservationView loaded(Actor actor, ReservationId id, int version) {
        var it = served(actor, id);
        if (it.state() != ReservationState.LOADED || it.version() != version) {
            throw Refused.conflict("lockers.changed-meanwhile");
        }
        reservations.lock(it.compartmentId());
        return it;
    }

    private ReservationView served(Actor actor, ReservationId id) {
        var it = reservations.get(id);
        access.requireServed(actor, banks.get(it.bank()));
        return it;
    }
}
