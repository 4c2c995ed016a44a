package fr.conciergerie.lockers;

import fr.conciergerie.calendar.Calendar;
import fr.conciergerie.calendar.DeskSession;
import fr.conciergerie.custody.Custody;
import fr.conciergerie.orders.OrderView;
import fr.conciergerie.orders.Orders;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Actor;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The front door of the module for members, and for who acts for one: a compartment to put something into, and what waits in one. What a
 * concierge does before a bank is {@link LockerDesk}.
 */
@Service
@Transactional
public class Lockers {

    static final String NONE_FREE = "lockers.none-free";
    static final String SHORT_OF_PLACES = "lockers.hold-short";

    /** Whoever is back that day has all of it. */
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59);

    private final BankRepository banks;
    private final ReservationRepository reservations;
    private final Codes codes;
    private final Custody custody;
    private final Orders orders;
    private final Organisations organisations;
    private final Calendar calendar;
    private final LockerAccess access;
    private final DayClock dayClock;
    private final Clock clock;

    Lockers(
            BankRepository banks,
            ReservationRepository reservations,
            Codes codes,
            Custody custody,
            Orders orders,
            Organisations organisations,
            Calendar calendar,
            LockerAccess access,
            DayClock dayClock,
            Clock clock) {
        this.banks = banks;
        this.reservations = reservations;
        this.codes = codes;
        this.custody = custody;
        this.orders = orders;
        this.organisations = organisations;
        this.calendar = calendar;
        this.access = access;
        this.dayClock = dayClock;
        this.clock = clock;
    }

    /** The banks of a site that are in service. */
    @Transactional(readOnly = true)
    public List<Bank> at(Actor actor, SiteId site) {
        access.visible(actor, site);
        return banks.at(List.of(site)).stream().filter(Bank::inService).toList();
    }

    /** Those of all sites that somebody may use. */
    @Transactional(readOnly = true)
    public List<Bank> usable(Actor actor) {
        var sites =
                organisations.sitesVisibleTo(actor).stream().map(it -> it.id()).toList();
        return banks.at(sites).stream().filter(Bank::inService).toList();
    }

    /** What of them is free. */
    @Transactional(readOnly = true)
    public List<CompartmentStanding> standings(Actor actor, SiteId site) {
        access.visible(actor, site);
        return reservations.standings(site);
    }

    /** Reserves a compartment to put something into. The same member has one at a site at a time. */
    public ReservationView reserve(Actor actor, DropOff wanted) {
        var site = access.visible(actor, wanted.site());
        var member = wanted.member() == null ? new MemberId(actor.requireSubject()) : wanted.member();
        if (!organisations.mayUse(member, site.id(), dayClock.todayAt(site.zone()))) {
            throw new NotFound("member " + member);
        }
        if (wanted.order() != null) {
            var order = orders.order(actor, wanted.order());
            if (!order.site().equals(site.id()) || !order.member().equals(member)) {
                throw new Refused("lockers.order-of-another");
            }
            if (order.awaitingDeposit().isEmpty()) {
                throw Refused.conflict("lockers.nothing-to-hand-in");
            }
        }
        var now = clock.instant();
        var id = new ReservationId(Ids.next(now));
        if (!reservations.take(id, wanted, member, ReservationState.AWAITED, null, now)) {
            throw Refused.conflict(NONE_FREE);
        }
        return reservations.get(id);
    }

    /** Whether a refusal says that no compartment is free: the desk is there instead. */
    public static boolean isFull(Refused refused) {
        return refused.key().equals(NONE_FREE) || refused.key().equals(SHORT_OF_PLACES);
    }

    /** When somebody is at the desk next, where no compartment does; empty where no session is planned. */
    @Transactional(readOnly = true)
    public Optional<DeskSession> deskInstead(SiteId site) {
        return calendar.nextSessions(site, clock.instant(), 1).stream().findFirst();
    }

    /** Of a member's own order. */
    @Transactional(readOnly = true)
    public LockerOffer offerFor(OrderView order) {
        return reservations.offerFor(
                order.id(), order.site(), !order.awaitingDeposit().isEmpty());
    }

    @Transactional(readOnly = true)
    public ReservationView reservation(Actor actor, ReservationId id) {
        var it = reservations.get(id);
        access.requireTheirs(actor, it);
        return it;
    }

    /** What a member has in lockers, and had lately. */
    @Transactional(readOnly = true)
    public List<ReservationView> mine(Actor actor, int limit) {
        return reservations.ofMember(new MemberId(actor.requireSubject()), limit);
    }

    /** The member has put it in and shut the door. It counts as theirs until a concierge has seen it. */
    public ReservationView declare(Actor actor, ReservationId id, int version) {
        var it = reservation(actor, id);
        if (it.state() == ReservationState.DECLARED) {
            return it;
        }
        requireState(it, ReservationState.AWAITED);
        reservations.update(it, version, ReservationState.DECLARED, it.expiresAt(), false);
        return reservations.get(id);
    }

    /** What waits stays as long once more, once. */
    public ReservationView extend(Actor actor, ReservationId id, int version) {
        var it = reservation(actor, id);
        requireState(it, ReservationState.LOADED);
        if (!it.mayExtend()) {
            throw Refused.conflict("lockers.extended-once");
        }
        if (!clock.instant().isBefore(it.expiresAt())) {
            throw Refused.conflict("lockers.too-late-to-extend");
        }
        var days = banks.get(it.bank()).details().stayDays();
        reservations.update(it, version, ReservationState.LOADED, it.expiresAt().plus(Duration.ofDays(days)), true);
        return reservations.get(id);
    }

    /**
     * What waits stays for a member who is away, once. Where others could not put the same in meanwhile it does not: the concierge takes it
     * out in its time and keeps it at the desk.
     *
     * @param until the day they are back
     */
    public ReservationView hold(Actor actor, ReservationId id, int version, LocalDate until) {
        var it = reservation(actor, id);
        requireState(it, ReservationState.LOADED);
        if (it.longestHold() == null) {
            throw Refused.conflict(
                    banks.get(it.bank()).details().awayDays() == 0 ? "lockers.no-hold-here" : "lockers.held-once");
        }
        if (!clock.instant().isBefore(it.expiresAt())) {
            throw Refused.conflict("lockers.too-late-to-extend");
        }
        if (!until.isAfter(it.lastDay())) {
            throw new Refused("lockers.hold-needless", it.lastDay());
        }
        if (until.isAfter(it.longestHold())) {
            throw new Refused("lockers.hold-too-long", it.longestHold());
        }
        if (!reservations.isAnotherFree(id)) {
            throw Refused.conflict(SHORT_OF_PLACES, it.lastDay());
        }
        reservations.hold(
                id, version, until.atTime(END_OF_DAY).atZone(it.zone()).toInstant());
        return reservations.get(id);
    }

    /**
     * Somebody else may take out what waits for a member. Where the pad keeps more codes they have one of their own, which the concierge
     * sets; else the member passes theirs on.
     */
    public ReservationView delegate(Actor actor, ReservationId id, int version, String name) {
        var it = reservation(actor, id);
        requireState(it, ReservationState.LOADED);
        if (it.delegate() != null) {
            throw Refused.conflict("lockers.has-a-delegate", it.delegate().name());
        }
        var called = name.strip();
        if (called.isEmpty() || called.length() > ReservationView.Delegate.LONGEST_NAME) {
            throw new Refused("lockers.delegate-name", ReservationView.Delegate.LONGEST_NAME);
        }
        reservations.nameDelegate(id, version, called);
        var details = banks.get(it.bank()).details();
        if (details.profile().keepsSecondCode()) {
            banks.lock(it.bank());
            if (details.slots() != null && codes.inUse(it.bank()) >= details.slots()) {
                throw Refused.conflict("lockers.pad-is-full");
            }
            codes.proposeForDelegate(it.bank(), it.compartmentId(), details.digits());
            codes.setDelegatesAtOnce(it.compartmentId());
        }
        return reservations.get(id);
    }

    /** They do not come after all. */
    public ReservationView withdrawDelegation(Actor actor, ReservationId id, int version) {
        var it = reservation(actor, id);
        if (it.delegate() == null) {
            return it;
        }
        reservations.nameDelegate(id, version, null);
        codes.withdrawDelegates(it.compartmentId());
        return reservations.get(id);
    }

    /** The member has what waited for them. The code is used up by that: the next one is another. */
    public ReservationView takeOut(Actor actor, ReservationId id, int version) {
        return takeOut(actor, reservation(actor, id), version, null);
    }

    /** Whom the member named has taken it out for them, as the member says. */
    public ReservationView takenOutByDelegate(Actor actor, ReservationId id, int version) {
        var it = reservation(actor, id);
        if (it.delegate() == null) {
            throw Refused.conflict("lockers.no-delegate");
        }
        return takeOut(actor, it, version, it.delegate().name());
    }

    private ReservationView takeOut(Actor actor, ReservationView it, int version, @Nullable String by) {
        requireState(it, ReservationState.LOADED);
        if (it.version() != version) {
            throw Refused.conflict("lockers.changed-meanwhile");
        }
        reservations.lock(it.compartmentId());
        for (var piece : reservations.pieces(it.compartmentId())) {
            custody.takeOut(actor, piece.order(), piece.line(), by);
        }
        return reservations.get(it.id());
    }

    /** The member does not need it: nothing was put in, or it was taken out again. */
    public ReservationView cancel(Actor actor, ReservationId id, int version) {
        var it = reservation(actor, id);
        if (it.state() != ReservationState.AWAITED && it.state() != ReservationState.DECLARED) {
            throw Refused.conflict("lockers.not-to-be-cancelled");
        }
        reservations.end(id, version, Outcome.CANCELLED, clock.instant());
        replaceCode(it, CodeState.WITHDRAWN);
        return reservations.get(id);
    }

    private void replaceCode(ReservationView it, CodeState end) {
        codes.replace(
                it.bank(),
                it.compartmentId(),
                end,
                banks.get(it.bank()).details().digits());
    }

    private static void requireState(ReservationView it, ReservationState state) {
        if (it.state() != state) {
            throw Refused.conflict("lockers.is-over");
        }
    }
}
