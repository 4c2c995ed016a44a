package fr.conciergerie.orders;

import fr.conciergerie.catalogue.Shape;
import fr.conciergerie.orders.LineState.Accepted;
import fr.conciergerie.orders.LineState.Cancelled;
import fr.conciergerie.orders.LineState.Collected;
import fr.conciergerie.orders.LineState.Completed;
import fr.conciergerie.orders.LineState.Confirmed;
import fr.conciergerie.orders.LineState.Deposited;
import fr.conciergerie.orders.LineState.Incident;
import fr.conciergerie.orders.LineState.Job;
import fr.conciergerie.orders.LineState.Lost;
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

    /** Why a line was left that the member withdrew from. */
    static final Reason WITHDRAWAL = Reason.caused(Reason.Cause.WITHDRAWAL);

    OrderLine {
        ServiceChoice.requireQuantity(quantity);
        ServiceChoice.requireLength(note);
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
            case Incident(Ready _) -> in(new WithPartner(job));
            case Requested(), Confirmed() when !service.isEntrusted() -> in(new WithPartner(job));
            case Requested(), Confirmed() -> throw Refused.conflict("orders.not-deposited-yet", service.name());
            default -> throw refusing("dispatched");
        };
    }

    /** It did not reach the partner after all, and is with us as before. @param place where it is */
    OrderLine recall(String place) {
        if (!service.isEntrusted()) {
            throw refusing("recalled");
        }
        return switch (state) {
            case WithPartner _, Proposed _, Accepted _ -> in(new Deposited(place));
            default -> throw refusing("recalled");
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
        requireNoHour();
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
        requireNoHour();
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

    /**
     * A piece of it is missing or damaged.
     *
     * @param place where the rest is put that comes back with it; null where nothing does, or it stands on a shelf already
     */
    OrderLine holdBack(@Nullable String place) {
        return switch (state) {
            case Incident(var resumes) ->
                in(new Incident(place == null ? resumes : in(resumes).here(place)));
            case Deposited _, Ready _ -> in(new Incident(state));
            case Untreated _, Completed _, TurnedDown _
            when service.isEntrusted() -> in(new Incident(place == null ? out() : here(place)));
            case Accepted _ when service.isEntrusted() && place == null -> in(new Incident(state));
            default -> throw refusing("held-back");
        };
    }

    /** Everything is there again, and as it should be. @param place where it stands; null while it is still out */
    OrderLine clear(@Nullable String place) {
        return switch (state) {
            case Incident(var resumes) ->
                in(place == null ? resumes : in(resumes).here(place));
            default -> throw refusing("cleared");
        };
    }

    /** It was looked for in vain. */
    OrderLine giveUp(Reason agreed, Instant now) {
        return switch (state) {
            case Incident _ ->
                new OrderLine(
                        id, service, quantity, note, unitPrice, promised, new Lost(agreed, now), withdrawalUntil, null);
            default -> throw refusing("given-up");
        };
    }

    /** Out as it is, whatever the partner did about it. */
    private LineState out() {
        return switch (state) {
            case TurnedDown(var _, var reason) -> new Untreated(reason, null);
            default -> state;
        };
    }

    /** What it is once some of it is at the site. */
    private LineState here(String place) {
        return switch (state) {
            case Completed _, TurnedDown _ -> comeBack(place).state();
            case Ready(var job, var _) -> new Ready(job, place);
            case Deposited _ -> new Deposited(place);
            case Untreated(var reason, var _) -> new Untreated(reason, place);
            default -> state;
        };
    }

    /** What is there of it is handed over; the rest is still looked for. */
    OrderLine collectPart() {
        return switch (state) {
            case Incident _ -> this;
            // a piece that was looked for turned up when everything else was over
            case Collected _, ReturnedUntreated _, Lost _ -> this;
            default -> throw refusing("collected");
        };
    }

    OrderLine collect(@Nullable String by, Instant now) {
        return switch (state) {
            // taken as it is
            case Incident(var resumes) -> in(resumes).collect(by, now);
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
            case Incident(var resumes) ->
                in(new Incident(in(resumes).keepAt(place).state()));
            default -> throw refusing("moved");
        };
    }

    /** It was handed over by mistake and is back where it was. */
    OrderLine undoCollection(String place, boolean whole) {
        return switch (state) {
            case Collected(var job, var _, var _)
            when service.leavesSomethingToCollect() ->
                again(new Ready(job, place), whole).withdrawableUntil(service.isGoods() ? null : withdrawalUntil);
            case ReturnedUntreated(var reason, var _, var _) -> again(new Untreated(reason, place), whole);
            // a part of it was handed over, or what turned up late
            case Incident _, Lost _ -> this;
            default -> throw refusing("put-back");
        };
    }

    private OrderLine again(LineState waits, boolean whole) {
        return in(whole ? waits : new Incident(waits));
    }

    /** Free until a partner has started. */
    OrderLine cancel(Reason reason, Instant now) {
        return switch (state) {
            case Requested(), Confirmed(), Deposited _, WithPartner _, TurnedDown _ -> dropped(reason, now);
            case Proposed(var _, var _, var started) when !started -> dropped(reason, now);
            case Incident(Deposited(var place)) -> in(new Incident(new Untreated(reason, place)));
            default -> throw refusing("cancelled");
        };
    }

    /** The same, promised from the beginning for a day that does not follow from the desk's sessions. */
    OrderLine promisedFor(LocalDate day) {
        return new OrderLine(
                id, service, quantity, note, unitPrice, Promised.on(day), state, withdrawalUntil, stillDue);
    }

    /** An hour is kept free for the member: agreed at once. @param hour on the day that is promised now */
    OrderLine appoint(Job job, Instant hour, LocalDate day) {
        if (service.shape() != Shape.APPOINTMENT || unitPrice == null) {
            throw Refused.conflict("orders.not-an-appointment", service.name());
        }
        return switch (state) {
            case Confirmed() -> in(new Accepted(job)).promisedAt(hour, day);
            default -> throw refusing("booked");
        };
    }

    /** The same for another hour. */
    OrderLine appointAnew(Instant hour, LocalDate day) {
        return switch (state) {
            case Accepted(var job)
            when isAppointed() -> in(new Accepted(job.dueOn(day))).promisedAt(hour, day);
            default -> throw refusing("booked");
        };
    }

    /** The hour is given back. Until when that is free is said by whoever keeps the hours. */
    OrderLine callOff(Reason reason, Instant now) {
        return switch (state) {
            case Accepted _ when isAppointed() -> in(new Cancelled(reason, now));
            default -> throw refusing("cancelled");
        };
    }

    /** The member came. @param job the one that it is or was */
    OrderLine attend(Job job, Instant now) {
        return switch (state) {
            case Accepted _, Collected _, Cancelled _ when isAppointed() -> in(new Collected(job, now, null));
            default -> throw refusing("completed");
        };
    }

    /** The member did not come: nothing was delivered, and nothing is due. */
    OrderLine miss(Reason reason, Instant now) {
        return switch (state) {
            case Accepted _, Collected _, Cancelled _ when isAppointed() -> in(new Cancelled(reason, now));
            default -> throw refusing("cancelled");
        };
    }

    /** Whether an hour is kept free for it. */
    boolean isAppointed() {
        return promised != null && promised.hour() != null;
    }

    /** Who receives somebody at an hour says there whether they came, and moves them there. */
    private void requireNoHour() {
        if (isAppointed()) {
            throw Refused.conflict("orders.has-an-hour", service.name());
        }
    }

    private OrderLine promisedAt(Instant hour, LocalDate day) {
        var anew = promised == null ? Promised.on(day).at(hour, day) : promised.at(hour, day);
        return new OrderLine(id, service, quantity, note, unitPrice, anew, state, withdrawalUntil, stillDue);
    }

    /** It was typed in wrongly, after it was over, and never was. */
    OrderLine remove(Instant now) {
        return switch (state) {
            case Collected _ -> in(new Cancelled(Reason.chosen(ClosedReason.BY_MISTAKE), now));
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
            case Incident(var resumes) -> {
                var next = in(resumes).withdraw(now, due);
                // what was handed in is looked for all the same
                yield next.state() instanceof Untreated ? in(new Incident(next.state())) : next;
            }
            case Untreated _, ReturnedUntreated _, Cancelled _, Withdrawn _, Lost _ -> throw refusing("withdrawn");
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
                && switch (reached().status()) {
                    case REQUESTED, CONFIRMED, DEPOSITED, WITH_PARTNER, PROPOSED, ACCEPTED, REFUSED -> true;
                    case COMPLETED, READY, COLLECTED -> service.isGoods() || !wished;
                    case INCIDENT, UNTREATED, RETURNED_UNTREATED, CANCELLED, WITHDRAWN, LOST -> false;
                };
    }

    /** Whether a partner is at work on it. */
    boolean isBegun() {
        return switch (reached()) {
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
                    Withdrawn _,
                    Incident _,
                    Lost _ -> false;
        };
    }

    /** How far the work has got, whatever has become of the pieces meanwhile. */
    private LineState reached() {
        return state instanceof Incident(var resumes) ? resumes : state;
    }

    /** Whether a partner has it who has not finished. */
    boolean hasOpenJob() {
        return switch (reached()) {
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
                    Withdrawn _,
                    Incident _,
                    Lost _ -> false;
        };
    }

    boolean mayCancel() {
        return switch (state) {
            case Requested(), Confirmed(), Deposited _, WithPartner _, TurnedDown _ -> true;
            case Proposed(var _, var _, var started) -> !started;
            case Incident(var resumes) -> resumes instanceof Deposited;
            case Accepted _,
                    Completed _,
                    Ready _,
                    Collected _,
                    Untreated _,
                    ReturnedUntreated _,
                    Cancelled _,
                    Withdrawn _,
                    Lost _ -> false;
        };
    }

    /** A new day for a line that is still awaited; the first promise stays. */
    OrderLine promiseAnew(LocalDate day) {
        return new OrderLine(id, service, quantity, note, unitPrice, promisedOn(day), state, withdrawalUntil, stillDue);
    }

    /** The partner at work on it has until then. */
    OrderLine dueOn(LocalDate day) {
        return switch (state) {
            case WithPartner(var job) -> in(new WithPartner(job.dueOn(day)));
            case Proposed(var job, var proposal, var started) -> in(new Proposed(job.dueOn(day), proposal, started));
            case Accepted(var job) -> in(new Accepted(job.dueOn(day)));
            default -> this;
        };
    }

    LineStatus status() {
        return state.status();
    }

    /** What the line costs, once its price is known; when it was dropped, what is due for the part that was done. */
    Optional<Money> total() {
        if (reached().status().isDropped()) {
            return Optional.of(stillDue == null ? Money.ZERO : stillDue);
        }
        return Optional.ofNullable(unitPrice).map(it -> it.times(quantity));
    }

    /** Who has the work now, or did it. */
    Optional<Job> job() {
        return switch (reached()) {
            case WithPartner(var job) -> Optional.of(job);
            case Proposed(var job, var _, var _) -> Optional.of(job);
            case Accepted(var job) -> Optional.of(job);
            case TurnedDown(var job, var _) -> Optional.of(job);
            case Completed(var job) -> Optional.of(job);
            case Ready(var job, var _) -> Optional.of(job);
            case Collected(var job, var _, var _) -> Optional.of(job);
            case Requested _,
                    Confirmed _,
                    Deposited _,
                    Untreated _,
                    ReturnedUntreated _,
                    Cancelled _,
                    Withdrawn _,
                    Incident _,
                    Lost _ -> Optional.empty();
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

    OrderLine in(LineState next) {
        return new OrderLine(id, service, quantity, note, unitPrice, promised, next, withdrawalUntil, stillDue);
    }

    /** "It cannot be cancelled: it is already with the partner." */
    private Refused refusing(String participle) {
        return Refused.conflict("orders.cannot-be." + participle, service.name(), status().word());
    }
}
