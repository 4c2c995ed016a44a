package fr.conciergerie.orders;

import fr.conciergerie.orders.LineState.Accepted;
import fr.conciergerie.orders.LineState.Cancelled;
import fr.conciergerie.orders.LineState.Collected;
import fr.conciergerie.orders.LineState.Completed;
import fr.conciergerie.orders.LineState.Confirmed;
import fr.conciergerie.orders.LineState.Deposited;
import fr.conciergerie.orders.LineState.Job;
import fr.conciergerie.orders.LineState.Proposal;
import fr.conciergerie.orders.LineState.Proposed;
import fr.conciergerie.orders.LineState.Ready;
import fr.conciergerie.orders.LineState.Requested;
import fr.conciergerie.orders.LineState.ReturnedUntreated;
import fr.conciergerie.orders.LineState.TurnedDown;
import fr.conciergerie.orders.LineState.Untreated;
import fr.conciergerie.orders.LineState.WithPartner;
import fr.conciergerie.orders.LineState.Withdrawn;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One service in an order, and how far it has got. A line moves on its own; the order only gathers.
 *
 * @param unitPrice frozen at confirmation, null until the partner has quoted
 * @param promised null when no day can be promised before the partner has spoken
 * @param withdrawalUntil the last moment of the right to withdraw from it; null before its period begins, and face to face
 * @param stillDue for the part that was done when the member withdrew; null when nothing is
 */
record OrderLine(
        LineId id,
        OrderedService service,
        int quantity,
        @Nullable String note,
        @Nullable Money unitPrice,
        @Nullable Promised promised,
        LineState state,
        @Nullable Instant withdrawalUntil,
        @Nullable Money stillDue) {

    static final int MAX_QUANTITY = 99;
    static final int MAX_NOTE = 500;

    /** Why a line was left that the member withdrew from. */
    static final Reason WITHDRAWAL = Reason.caused(Reason.Cause.WITHDRAWAL);

    OrderLine {
        if (quantity < 1 || quantity > MAX_QUANTITY) {
            throw new Refused("orders.quantity-out-of-bounds", MAX_QUANTITY);
        }
        if (note != null && note.length() > MAX_NOTE) {
            throw new Refused("orders.note-too-long", MAX_NOTE);
        }
    }

    /** As it is asked for. */
    OrderLine(
            LineId id,
            OrderedService service,
            int quantity,
            @Nullable String note,
            @Nullable Money unitPrice,
            @Nullable Promised promised,
            LineState state) {
        this(id, service, quantity, note, unitPrice, promised, state, null, null);
    }

    /** The same with the last moment of the right to withdraw from it. */
    OrderLine withdrawableUntil(@Nullable Instant until) {
        return new OrderLine(id, service, quantity, note, unitPrice, promised, state, until, stillDue);
    }

    /** The member hands the pieces in. */
    OrderLine deposit(String place) {
        if (!service.isEntrusted()) {
            throw Refused.conflict("orders.nothing-to-deposit", service.name());
        }
        return switch (state) {
            case Requested(), Confirmed() -> in(new Deposited(place));
            default -> throw refusing("deposited");
        };
    }

    /** The concierge gives the work to a partner; after a refusal, to another one. */
    OrderLine dispatch(Job job) {
        return switch (state) {
            case Deposited _, TurnedDown _ -> in(new WithPartner(job));
            case Requested(), Confirmed() when !service.isEntrusted() -> in(new WithPartner(job));
            case Requested(), Confirmed() -> throw Refused.conflict("orders.not-deposited-yet", service.name());
            default -> throw refusing("dispatched");
        };
    }

    /** The partner takes it on as it is. */
    OrderLine accept() {
        return switch (state) {
            case WithPartner _ when unitPrice == null -> throw Refused.conflict("orders.a-price-is-needed");
            case WithPartner(var job) -> in(new Accepted(job));
            default -> throw refusing("accepted");
        };
    }

    OrderLine refuse(Reason reason) {
        return switch (state) {
            case WithPartner(var job) -> in(new TurnedDown(job, reason));
            case Proposed(var job, var _, var _) -> in(new TurnedDown(job, reason));
            default -> throw refusing("refused");
        };
    }

    /** The partner would do it otherwise. A quote is a proposal too. */
    OrderLine propose(Proposal proposal) {
        if (unitPrice == null && proposal.price() == null) {
            throw Refused.conflict("orders.a-price-is-needed");
        }
        return switch (state) {
            case WithPartner(var job) -> in(new Proposed(job, proposal, false));
            case Accepted(var job) -> in(new Proposed(job, proposal, true));
            case Proposed(var job, var _, var started) -> in(new Proposed(job, proposal, started));
            default -> throw refusing("proposed");
        };
    }

    OrderLine acceptProposal() {
        return switch (state) {
            case Proposed(var job, Proposal(var price, var day, var _), var _) ->
                new OrderLine(
                        id,
                        service,
                        quantity,
                        note,
                        price == null ? unitPrice : price,
                        day == null ? promised : promisedOn(day),
                        new Accepted(job),
                        withdrawalUntil,
                        stillDue);
            default -> throw refusing("answered");
        };
    }

    /** The member would rather have it back as it is. */
    OrderLine refuseProposal(Instant now) {
        return switch (state) {
            case Proposed(var _, Proposal(var _, var _, var reason), var _) -> dropped(reason, now);
            default -> throw refusing("answered");
        };
    }

    /** The partner has finished; what leaves nothing to collect is given there and then. */
    OrderLine complete(Instant now) {
        return switch (state) {
            case Accepted(var job) ->
                in(service.leavesSomethingToCollect() ? new Completed(job) : new Collected(job, now, null));
            default -> throw refusing("completed");
        };
    }

    /** Back at the site: ready when the work was done, to be given back otherwise. */
    OrderLine comeBack(String place) {
        return switch (state) {
            case Completed(var job) -> in(new Ready(job, place));
            case Untreated(var reason, var before) when before == null -> in(new Untreated(reason, place));
            case TurnedDown(var _, var reason) when service.isEntrusted() -> in(new Untreated(reason, place));
            default -> throw refusing("returned");
        };
    }

    OrderLine collect(@Nullable String by, Instant now) {
        return switch (state) {
            case Ready(var job, var _) -> in(new Collected(job, now, by));
            case Untreated(var reason, var place) when place != null -> in(new ReturnedUntreated(reason, now, by));
            default -> throw refusing("collected");
        };
    }

    /** Put elsewhere at the same site. */
    OrderLine keepAt(String place) {
        return switch (state) {
            case Deposited _ -> in(new Deposited(place));
            case Ready(var job, var _) -> in(new Ready(job, place));
            case Untreated(var reason, var before) when before != null -> in(new Untreated(reason, place));
            default -> throw refusing("moved");
        };
    }

    /** It was handed over by mistake and is back where it was. */
    OrderLine undoCollection(String place) {
        return switch (state) {
            case Collected(var job, var _, var _)
            when service.leavesSomethingToCollect() ->
                in(new Ready(job, place)).withdrawableUntil(service.isGoods() ? null : withdrawalUntil);
            case ReturnedUntreated(var reason, var _, var _) -> in(new Untreated(reason, place));
            default -> throw refusing("put-back");
        };
    }

    /** Free until a partner has started. */
    OrderLine cancel(Reason reason, Instant now) {
        return switch (state) {
            case Requested(), Confirmed(), Deposited _, WithPartner _, TurnedDown _ -> dropped(reason, now);
            case Proposed(var _, var _, var started) when !started -> dropped(reason, now);
            default -> throw refusing("cancelled");
        };
    }

    /**
     * The consumer's right (Code de la consommation, L221-18): needs no reason, and holds while work is under way. What was
     * handed in goes back, in whatever state it is.
     *
     * @param due for the part of the work that is done
     */
    OrderLine withdraw(Instant now, Money due) {
        var left = switch (state) {
            case Requested(), Confirmed() -> in(new Withdrawn(now));
            case Deposited _, WithPartner _, TurnedDown _, Proposed _, Accepted _ ->
                service.isEntrusted() ? dropped(WITHDRAWAL, now) : in(new Withdrawn(now));
            case Completed _ -> in(service.isEntrusted() ? new Untreated(WITHDRAWAL, null) : new Withdrawn(now));
            case Ready(var _, var place) ->
                in(service.isEntrusted() ? new Untreated(WITHDRAWAL, place) : new Withdrawn(now));
            case Collected _ -> in(new Withdrawn(now));
            case Untreated _, ReturnedUntreated _, Cancelled _, Withdrawn _ -> throw refusing("withdrawn");
        };
        return new OrderLine(
                id,
                service,
                quantity,
                note,
                unitPrice,
                promised,
                left.state(),
                withdrawalUntil,
                due.equals(Money.ZERO) ? null : due);
    }

    /**
     * Whether the right covers it, as long as its period lasts: not what perishes, nor a service that was given in full.
     *
     * @param wished the work was to begin at once: without that wish the right outlives the work (L221-28)
     */
    boolean mayWithdraw(boolean wished) {
        return !service.isPerishable()
                && switch (status()) {
                    case REQUESTED, CONFIRMED, DEPOSITED, WITH_PARTNER, PROPOSED, ACCEPTED, REFUSED -> true;
                    case COMPLETED, READY, COLLECTED -> service.isGoods() || !wished;
                    case UNTREATED, RETURNED_UNTREATED, CANCELLED, WITHDRAWN -> false;
                };
    }

    /** Whether a partner is at work on it. */
    boolean isBegun() {
        return switch (state) {
            case Accepted _ -> true;
            case Proposed(var _, var _, var started) -> started;
            case Requested _,
                    Confirmed _,
                    Deposited _,
                    WithPartner _,
                    TurnedDown _,
                    Completed _,
                    Ready _,
                    Collected _,
                    Untreated _,
                    ReturnedUntreated _,
                    Cancelled _,
                    Withdrawn _ -> false;
        };
    }

    /** Whether a partner has it who has not finished. */
    boolean hasOpenJob() {
        return switch (state) {
            case WithPartner _, Proposed _, Accepted _, TurnedDown _ -> true;
            case Requested _,
                    Confirmed _,
                    Deposited _,
                    Completed _,
                    Ready _,
                    Collected _,
                    Untreated _,
                    ReturnedUntreated _,
                    Cancelled _,
                    Withdrawn _ -> false;
        };
    }

    boolean mayCancel() {
        return switch (state) {
            case Requested(), Confirmed(), Deposited _, WithPartner _, TurnedDown _ -> true;
            case Proposed(var _, var _, var started) -> !started;
            case Accepted _,
                    Completed _,
                    Ready _,
                    Collected _,
                    Untreated _,
                    ReturnedUntreated _,
                    Cancelled _,
                    Withdrawn _ -> false;
        };
    }

    /** A new day for a line that is still awaited; the first promise stays. */
    OrderLine promiseAnew(LocalDate day) {
        return new OrderLine(id, service, quantity, note, unitPrice, promisedOn(day), state, withdrawalUntil, stillDue);
    }

    LineStatus status() {
        return state.status();
    }

    /** What the line costs, once its price is known; when it was dropped, what is due for the part that was done. */
    Optional<Money> total() {
        if (status().isDropped()) {
            return Optional.of(stillDue == null ? Money.ZERO : stillDue);
        }
        return Optional.ofNullable(unitPrice).map(it -> it.times(quantity));
    }

    /** Who has the work now, or did it. */
    Optional<Job> job() {
        return switch (state) {
            case WithPartner(var job) -> Optional.of(job);
            case Proposed(var job, var _, var _) -> Optional.of(job);
            case Accepted(var job) -> Optional.of(job);
            case TurnedDown(var job, var _) -> Optional.of(job);
            case Completed(var job) -> Optional.of(job);
            case Ready(var job, var _) -> Optional.of(job);
            case Collected(var job, var _, var _) -> Optional.of(job);
            case Requested _, Confirmed _, Deposited _, Untreated _, ReturnedUntreated _, Cancelled _, Withdrawn _ ->
                Optional.empty();
        };
    }

    /** Not to be done after all: pieces go back as they came, anything else simply ends. */
    private OrderLine dropped(Reason reason, Instant now) {
        return switch (state) {
            case Deposited(var place) -> in(new Untreated(reason, place));
            case WithPartner _, TurnedDown _, Proposed _, Accepted _
            when service.isEntrusted() -> in(new Untreated(reason, null));
            default -> in(new Cancelled(reason, now));
        };
    }

    private Promised promisedOn(LocalDate day) {
        return promised == null ? Promised.on(day) : promised.movedTo(day);
    }

    private OrderLine in(LineState next) {
        return new OrderLine(id, service, quantity, note, unitPrice, promised, next, withdrawalUntil, stillDue);
    }

    /** "It cannot be cancelled: it is already with the partner." */
    private Refused refusing(String participle) {
        return Refused.conflict("orders.cannot-be." + participle, service.name(), status().word());
    }
}
