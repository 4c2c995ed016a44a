package fr.conciergerie.orders;

import fr.conciergerie.orders.HistoryEntry.What;
import fr.conciergerie.orders.LineState.Proposal;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.ShortCode;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The front door of the module: everything that can be done with an order, one method per verb. Each takes who does it,
 * and answers as if the order did not exist when it is not theirs.
 */
@Service
@Transactional
public class Orders {

    private final OrderRepository repository;
    private final OrderAccess access;
    private final Placing placing;
    private final Dispatching dispatching;
    private final PromiseKeeper promises;
    private final History history;
    private final WithdrawalPeriods periods;
    private final Withdrawals withdrawals;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Orders(
            OrderRepository repository,
            OrderAccess access,
            Placing placing,
            Dispatching dispatching,
            PromiseKeeper promises,
            History history,
            WithdrawalPeriods periods,
            Withdrawals withdrawals,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.access = access;
        this.placing = placing;
        this.dispatching = dispatching;
        this.promises = promises;
        this.history = history;
        this.periods = periods;
        this.withdrawals = withdrawals;
        this.events = events;
        this.clock = clock;
    }

    /** Notes down a request: price and day are agreed, or the price is asked from the partner. */
    public OrderView place(Actor actor, PlaceOrder wanted) {
        var now = clock.instant();
        var order = placing.prepare(actor, wanted, now);
        while (!repository.insert(order)) {
            order = order.numbered(ShortCode.next());
        }
        if (order.wish() != null) {
            repository.insert(order.id(), order.wish(), actor.account());
        }
        events.publishEvent(new OrderPlaced(operator(), order.id(), order.member(), order.site(), now));
        return OrderView.of(order);
    }

    @Transactional(readOnly = true)
    public OrderView order(Actor actor, OrderId id) {
        var order = repository.get(id);
        access.requireOwned(actor, order);
        return OrderView.of(order);
    }

    /** The order, for whoever serves its member: the concierge of the site, or the manager. */
    @Transactional(readOnly = true)
    public OrderView served(Actor actor, OrderId id) {
        var order = repository.get(id);
        access.requireServed(actor, order);
        return OrderView.of(order);
    }

    /** The pieces are in the concierge's hands. Called by custody, which labels them in the same transaction. */
    public OrderView deposit(Actor actor, OrderId id, LineId line, String place) {
        var step = served(actor, id, line);
        step.take(it -> it.deposit(place), HistoryEntry.at(What.DEPOSITED, place));
        return step.promisedAnew(Reason.Cause.LATE_DEPOSIT, promises.afterDeposit(step.order, line, step.now))
                .view();
    }

    /** Gives the work to a partner: the one named, else the usual one, else the one who stands in after a refusal. */
    public OrderView dispatch(Actor actor, OrderId id, LineId line, @Nullable PartnerId partner) {
        var step = served(actor, id, line);
        if (step.line().status() == LineStatus.INCIDENT) {
            step.promisedAnew(Reason.Cause.INCIDENT, promises.afterDeposit(step.order, line, step.now));
        }
        var job = dispatching.jobFor(step.order, line, partner, step.now);
        step.take(it -> it.dispatch(job), HistoryEntry.of(What.DISPATCHED));
        repository.insertJob(id, line, job, step.now);
        events.publishEvent(new JobGiven(operator(), job.id(), id, line, job.partner(), step.now));
        return step.view();
    }

    /**
     * It did not reach the partner after all: the job is theirs no more, and the line waits to be sent again. Called by custody,
     * which has the pieces.
     *
     * @param place where they are
     */
    public OrderView recall(Actor actor, OrderId id, LineId line, String place) {
        var step = served(actor, id, line);
        var job = step.line().job().orElse(null);
        step.take(it -> it.recall(place), HistoryEntry.at(What.RECALLED, place));
        takeBack(job, line, step.now);
        return step.view();
    }

    public OrderView accept(Actor actor, OrderId id, LineId line) {
        return worked(actor, id, line)
                .take(OrderLine::accept, HistoryEntry.of(What.ACCEPTED))
                .view();
    }

    public OrderView refuse(Actor actor, OrderId id, LineId line, Reason why) {
        var step = worked(actor, id, line).take(it -> it.refuse(why), HistoryEntry.because(What.TURNED_DOWN, why));
        repository.endJob(line, JobOutcome.REFUSED, step.now);
        return step.view();
    }

    /** The partner would do it at another price (of one) or for another day. A quote is a proposal too. */
    public OrderView propose(
            Actor actor, OrderId id, LineId line, @Nullable Money price, @Nullable LocalDate day, Reason why) {
        var step = worked(actor, id, line);
        var proposal = new Proposal(price, day, why);
        dispatching.requireSensible(proposal, step.order.site(), step.now);
        step.take(
                it -> it.propose(proposal),
                new HistoryEntry(What.PROPOSED, null, why, null, proposal.promisedFor(), proposal.price()));
        events.publishEvent(new ProposalMade(operator(), id, line, step.order.member(), step.now));
        return step.view();
    }

    public OrderView acceptProposal(Actor actor, OrderId id, LineId line) {
        var step = owned(actor, id, line);
        var before = step.line().promised();
        var job = step.line().job().orElse(null);
        // what was on quote is agreed only now
        var until = step.order.withdrawalUntil() != null
                        && step.line().unitPrice() == null
                        && !step.line().service().isGoods()
                ? periods.at(step.order.site()).endAfter(step.now)
                : step.line().withdrawalUntil();
        step.take(it -> it.acceptProposal().withdrawableUntil(until), HistoryEntry.of(What.PROPOSAL_ACCEPTED));
        var after = step.line().promised();
        if (before != null && after != null && after.version() > before.version()) {
            repository.insertPromise(line, after, Reason.Cause.PROPOSAL, step.now);
        }
        step.dueByThePromise().keptToSessions();
        if (job != null) {
            events.publishEvent(new ProposalAnswered(operator(), job.id(), job.partner(), true, step.now));
        }
        return step.view();
    }

    public OrderView refuseProposal(Actor actor, OrderId id, LineId line) {
        var step = owned(actor, id, line);
        var job = step.line().job().orElse(null);
        step.take(it -> it.refuseProposal(step.now), HistoryEntry.of(What.PROPOSAL_REFUSED));
        repository.endJob(line, JobOutcome.TAKEN_BACK, step.now);
        if (job != null) {
            events.publishEvent(new ProposalAnswered(operator(), job.id(), job.partner(), false, step.now));
        }
        return step.view();
    }

    /** The partner has finished. */
    public OrderView complete(Actor actor, OrderId id, LineId line) {
        var step = worked(actor, id, line);
        step.take(it -> it.complete(step.now), HistoryEntry.of(What.COMPLETED));
        repository.endJob(line, JobOutcome.DONE, step.now);
        if (step.line().status() == LineStatus.COLLECTED) {
            events.publishEvent(new LineCollected(operator(), id, line, step.order.member(), step.now));
        }
        return step.view();
    }

    /** Back at the site. Called by custody, which has put the pieces into the storage there in the same transaction. */
    public OrderView comeBack(Actor actor, OrderId id, LineId line, String place) {
        var step = served(actor, id, line).take(it -> it.comeBack(place), HistoryEntry.at(What.RETURNED, place));
        events.publishEvent(new LineReady(operator(), id, line, step.order.member(), step.order.site(), step.now));
        return step.view();
    }

    /**
     * A piece of it is missing or damaged. Called by custody, which notes which in the same transaction.
     *
     * @param place where the rest is put that comes back with it; null where nothing does
     */
    public OrderView holdBack(Actor actor, OrderId id, LineId line, @Nullable String place) {
        var step = served(actor, id, line);
        step.take(
                it -> it.holdBack(place),
                place == null ? HistoryEntry.of(What.HELD_BACK) : HistoryEntry.at(What.HELD_BACK, place));
        events.publishEvent(new LineHeldBack(operator(), id, line, step.order.member(), step.now));
        return step.view();
    }

    /** A piece of what is held back is at the site again. Called by custody. */
    public OrderView putHeldBackAt(Actor actor, OrderId id, LineId line, String place) {
        return served(actor, id, line)
                .take(it -> it.holdBack(place), HistoryEntry.at(What.MOVED, place))
                .view();
    }

    /**
     * Everything is there again, and the member is told unless they are there. Called by custody.
     *
     * @param place where it stands if it was still out
     * @param withMember whether that was settled with them at the desk: they need no letter
     */
    public OrderView clear(Actor actor, OrderId id, LineId line, @Nullable String place, boolean withMember) {
        var step = served(actor, id, line).take(it -> it.clear(place), HistoryEntry.of(What.CLEARED));
        if (withMember) {
            return step.view();
        }
        switch (step.line().status()) {
            case READY, UNTREATED ->
                events.publishEvent(
                        new LineReady(operator(), id, line, step.order.member(), step.order.site(), step.now));
            default -> {}
        }
        return step.view();
    }

    /** What is there of a line that is held back is handed over apart. Called by custody. */
    public OrderView collectPart(Actor actor, OrderId id, LineId line, @Nullable String by, @Nullable String code) {
        var step = served(actor, id, line);
        requireShown(step.order, by, code);
        return step.take(OrderLine::collectPart, HistoryEntry.collectedBy(What.PARTLY_COLLECTED, by))
                .view();
    }

    /**
     * What is missing was looked for in vain. Called by custody.
     *
     * @param agreed what the member and the operator agreed on
     */
    public OrderView giveUp(Actor actor, OrderId id, LineId line, Reason agreed) {
        var step = served(actor, id, line);
        var job = step.line().hasOpenJob() ? step.line().job().orElse(null) : null;
        step.take(it -> it.giveUp(agreed, step.now), HistoryEntry.because(What.LOST, agreed));
        takeBack(job, line, step.now);
        events.publishEvent(new LineLost(operator(), id, line, step.order.member(), step.now));
        return step.view();
    }

    /**
     * Handed over. Called by custody, which gives the pieces away in the same transaction.
     *
     * @param by who took it, when it was not the member
     * @param code the pick-up code that they showed; a wrong one is refused
     */
    public OrderView collect(Actor actor, OrderId id, LineId line, @Nullable String by, @Nullable String code) {
        var step = served(actor, id, line);
        requireShown(step.order, by, code);
        return collected(step, by);
    }

    /**
     * The member has taken it out of a locker themselves, or has had it taken out. Called by custody, as above.
     *
     * @param by who took it, when it was not the member
     */
    public OrderView takeOut(Actor actor, OrderId id, LineId line, @Nullable String by) {
        return collected(owned(actor, id, line), by);
    }

    private OrderView collected(Step step, @Nullable String by) {
        var until =
                step.order.withdrawalUntil() != null && step.line().service().isGoods()
                        ? periods.at(step.order.site()).endAfter(step.now)
                        : step.line().withdrawalUntil();
        step.take(
                it -> it.collect(by, step.now).withdrawableUntil(until), HistoryEntry.collectedBy(What.COLLECTED, by));
        if (step.line().status() == LineStatus.COLLECTED) {
            events.publishEvent(
                    new LineCollected(operator(), step.order.id(), step.line, step.order.member(), step.now));
        }
        return step.view();
    }

    private static void requireShown(Order order, @Nullable String by, @Nullable String code) {
        if (code != null && !ShortCode.readings(code).contains(order.pickupCode())) {
            throw new Refused("orders.wrong-pickup-code");
        }
        if (by != null && by.length() > 100) {
            throw new Refused("orders.name-too-long", 100);
        }
    }

    /** Put elsewhere at the site. Called by custody, which moves the pieces in the same transaction. */
    public OrderView keepAt(Actor actor, OrderId id, LineId line, String place) {
        return served(actor, id, line)
                .take(it -> it.keepAt(place), HistoryEntry.at(What.MOVED, place))
                .view();
    }

    /**
     * The hand-over was a mistake: it waits for the member again. Called by custody, which has the pieces back.
     *
     * @param whole whether they are all as they should be
     */
    public OrderView undoCollection(Actor actor, OrderId id, LineId line, String place, boolean whole) {
        var step = served(actor, id, line);
        if (step.line().state() instanceof LineState.Collected(var _, var at, var _)) {
            events.publishEvent(new CollectionUndone(operator(), id, line, step.order.member(), at, step.now));
        }
        return step.take(it -> it.undoCollection(place, whole), HistoryEntry.at(What.COLLECTION_UNDONE, place))
                .view();
    }

    /** Free until a partner has started. Pieces that were handed in are given back. */
    public OrderView cancel(Actor actor, OrderId id, LineId line, Reason why) {
        var step = owned(actor, id, line);
        var job = step.line().job().orElse(null);
        step.take(it -> it.cancel(why, step.now), HistoryEntry.because(What.CANCELLED, why));
        takeBack(job, line, step.now);
        events.publishEvent(
                new LineDropped(operator(), id, line, step.order.member(), actor.is(Role.MEMBER), step.now));
        return step.view();
    }

    /**
     * What withdrawing now would mean.
     *
     * @param chosen the lines to withdraw from; null for all that the right covers
     */
    @Transactional(readOnly = true)
    public WithdrawalQuote withdrawalQuote(Actor actor, OrderId id, @Nullable List<LineId> chosen) {
        var order = repository.get(id);
        access.requireOwned(actor, order);
        return withdrawals.quote(order, chosen, clock.instant());
    }

    /** The consumer's right to withdraw from a distance order: every line that it covers, without a reason. */
    public OrderView withdraw(Actor actor, OrderId id) {
        return withdraw(actor, id, null, null);
    }

    /**
     * The same for some of the lines.
     *
     * @param chosen null for all that the right covers
     * @param dueAtMost what the person was told stays due; when it is more by now nothing is done; null to take it as it is
     */
    public OrderView withdraw(Actor actor, OrderId id, @Nullable List<LineId> chosen, @Nullable Money dueAtMost) {
        var now = clock.instant();
        var order = repository.get(id);
        access.requireOwned(actor, order);
        var quote = withdrawals.quote(order, chosen, now);
        if (dueAtMost != null && quote.due().cents() > dueAtMost.cents()) {
            throw Refused.conflict("orders.withdrawal.due-changed", quote.due());
        }
        var current = order;
        for (var left : quote.lines()) {
            var before = current.line(left.id());
            current = current.change(left.id(), it -> it.withdraw(now, left.due()));
            repository.update(current, left.id());
            current = current.written();
            if (before.hasOpenJob()) {
                takeBack(before.job().orElse(null), left.id(), now);
            }
            history.add(id, left.id(), HistoryEntry.priced(What.WITHDRAWN, left.due()), actor, now);
        }
        events.publishEvent(new WithdrawalReceived(operator(), id, order.member(), quote.ids(), now));
        return OrderView.of(current);
    }

    private void takeBack(LineState.@Nullable Job job, LineId line, Instant now) {
        if (job != null) {
            repository.endJob(line, JobOutcome.TAKEN_BACK, now);
            events.publishEvent(new JobTakenBack(operator(), job.id(), job.partner(), now));
        }
    }

    private Step owned(Actor actor, OrderId id, LineId line) {
        var step = new Step(actor, repository.get(id), line);
        access.requireOwned(actor, step.order);
        return step;
    }

    private Step served(Actor actor, OrderId id, LineId line) {
        var step = new Step(actor, repository.get(id), line);
        access.requireServed(actor, step.order);
        return step;
    }

    private Step worked(Actor actor, OrderId id, LineId line) {
        var step = new Step(actor, repository.get(id), line);
        access.requireWorked(actor, step.order, step.line());
        return step;
    }

    private static OperatorId operator() {
        return Tenant.require();
    }

    /** One line of one order, being moved by someone, now. */
    private final class Step {

        private final Actor actor;
        private final LineId line;
        private final Instant now = clock.instant();
        private Order order;

        Step(Actor actor, Order order, LineId line) {
            this.actor = actor;
            this.order = order;
            this.line = line;
        }

        OrderLine line() {
            return order.line(line);
        }

        Step take(UnaryOperator<OrderLine> step, HistoryEntry entry) {
            order = order.change(line, step);
            repository.update(order, line);
            order = order.written();
            history.add(order.id(), line, entry, actor, now);
            return this;
        }

        Step promisedAnew(Reason.Cause cause, @Nullable LocalDate day) {
            if (day != null) {
                order = promises.move(order, line, day, cause, now);
            }
            return this;
        }

        /** Whoever is at work has as long as what was agreed now leaves them. */
        Step dueByThePromise() {
            var promised = line().promised();
            var due = promised == null ? null : promises.dueOn(order, line, promised.now());
            if (due != null) {
                order = order.change(line, it -> it.dueOn(due));
                repository.update(order, line);
                order = order.written();
                repository.moveDueOn(line, due);
            }
            return this;
        }

        void keptToSessions() {
            order = promises.keepToSessions(order, line, now);
        }

        OrderView view() {
            return OrderView.of(order);
        }
    }
}
