package fr.conciergerie.orders;

import fr.conciergerie.orders.HistoryEntry.What;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.ShortCode;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The second door of the module: what is done with a line that is an appointment. Called by whoever keeps the hours free, in
 * one transaction with it; whether an hour is free, and until when it can be given back, is not known here.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Appointments {

    private final OrderRepository repository;
    private final OrderAccess access;
    private final Placing placing;
    private final History history;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Appointments(
            OrderRepository repository,
            OrderAccess access,
            Placing placing,
            History history,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.access = access;
        this.placing = placing;
        this.history = history;
        this.events = events;
        this.clock = clock;
    }

    /** @param wanted one service, which has a price */
    public OrderView place(Actor actor, PlaceOrder wanted, Appointment appointment) {
        return place(actor, wanted, List.of(appointment), 0);
    }

    /**
     * Several hours bought at once.
     *
     * @param wanted a line for each of them, of a service that has a price; the price that the person saw is the reduced one
     * @param appointments as many, in the order of the lines
     * @param reduction by how many percent each is cheaper
     */
    public OrderView place(Actor actor, PlaceOrder wanted, List<Appointment> appointments, int reduction) {
        if (wanted.lines().size() != appointments.size()) {
            throw new Refused("orders.one-appointment-at-a-time");
        }
        var now = clock.instant();
        var order = placing.prepare(actor, wanted, reduction, now);
        var lines = order.lines().stream().map(OrderLine::id).toList();
        for (int i = 0; i < lines.size(); i++) {
            var day = appointments.get(i).day();
            order = order.change(lines.get(i), it -> it.promisedFor(day));
        }
        while (!repository.insert(order)) {
            order = order.numbered(ShortCode.next());
        }
        if (order.wish() != null) {
            repository.insert(order.id(), order.wish(), actor.account());
        }
        events.publishEvent(new OrderPlaced(Tenant.require(), order.id(), order.member(), order.site(), now));
        for (int i = 0; i < lines.size(); i++) {
            order = appointed(actor, order, lines.get(i), appointments.get(i), now);
        }
        return OrderView.of(order);
    }

    private Order appointed(Actor actor, Order order, LineId line, Appointment appointment, Instant now) {
        var job = new LineState.Job(new JobId(Ids.next(now)), appointment.partner(), appointment.day());
        repository.insertJob(order.id(), line, job, now);
        return changed(
                actor,
                order,
                line,
                it -> it.appoint(job, appointment.startsAt(), appointment.day()),
                dated(What.BOOKED, appointment),
                now);
    }

    public OrderView move(Actor actor, OrderId id, LineId line, Appointment appointment) {
        var order = repository.get(id);
        access.requireOwned(actor, order);
        return moved(actor, order, line, appointment);
    }

    /** Whoever receives cannot at that hour, and has another one for the member, who can still give it back. */
    public OrderView postpone(Actor actor, OrderId id, LineId line, Appointment appointment) {
        var order = repository.get(id);
        access.requireWorked(actor, order, order.line(line));
        return moved(actor, order, line, appointment);
    }

    /** The law has changed the clock there: at the hour on the wall that was promised it is another moment. Nobody did it. */
    public void changeClock(OrderId id, LineId line, Appointment appointment) {
        var now = clock.instant();
        var order = repository.get(id);
        var before = order.line(line).promised();
        changed(
                null,
                order,
                line,
                it -> it.appointAnew(appointment.startsAt(), appointment.day()),
                dated(What.BOOKED_ANEW, appointment),
                now);
        if (before != null && before.hour() != null) {
            events.publishEvent(new AppointmentClockChanged(
                    Tenant.require(), id, line, order.member(), before.hour(), appointment.startsAt(), now));
        }
    }

    private OrderView moved(Actor actor, Order order, LineId line, Appointment appointment) {
        var now = clock.instant();
        var before = order.line(line).promised();
        repository.moveDueOn(line, appointment.day());
        if (before != null && before.hour() != null) {
            events.publishEvent(new AppointmentMoved(
                    Tenant.require(), order.id(), line, order.member(), before.hour(), appointment.startsAt(), now));
        }
        return taken(
                actor,
                order,
                line,
                it -> it.appointAnew(appointment.startsAt(), appointment.day()),
                dated(What.BOOKED_ANEW, appointment),
                now);
    }

    /** The member gives the hour back, or whoever serves them does. */
    public OrderView callOff(Actor actor, OrderId id, LineId line, Reason why) {
        var order = repository.get(id);
        access.requireOwned(actor, order);
        return ended(actor, order, line, why);
    }

    /** Whoever receives cannot: they say so, or whoever serves the member there. */
    public OrderView breakOff(Actor actor, OrderId id, LineId line, Reason why) {
        var order = repository.get(id);
        access.requireWorked(actor, order, order.line(line));
        return ended(actor, order, line, why);
    }

    /** The member came; said before or after it was said otherwise. */
    public OrderView attend(Actor actor, OrderId id, LineId line) {
        var now = clock.instant();
        var order = repository.get(id);
        var job = worked(actor, order, line);
        repository.endJob(line, JobOutcome.DONE, now);
        var view = taken(actor, order, line, it -> it.attend(job, now), HistoryEntry.of(What.ATTENDED), now);
        events.publishEvent(new LineCollected(Tenant.require(), id, line, order.member(), now));
        return view;
    }

    /** The member did not come; said before or after it was said otherwise. */
    public OrderView miss(Actor actor, OrderId id, LineId line, boolean excused) {
        var now = clock.instant();
        var order = repository.get(id);
        worked(actor, order, line);
        if (order.line(line).state() instanceof LineState.Collected(var _, var at, var _)) {
            events.publishEvent(new CollectionUndone(Tenant.require(), id, line, order.member(), at, now));
        }
        var why = Reason.caused(excused ? Reason.Cause.EXCUSED : Reason.Cause.ABSENT);
        repository.endJob(line, JobOutcome.TAKEN_BACK, now);
        return taken(actor, order, line, it -> it.miss(why, now), HistoryEntry.because(What.MISSED, why), now);
    }

    private OrderView ended(Actor actor, Order order, LineId line, Reason why) {
        var now = clock.instant();
        repository.endJob(line, JobOutcome.TAKEN_BACK, now);
        events.publishEvent(
                new LineDropped(Tenant.require(), order.id(), line, order.member(), actor.is(Role.MEMBER), now));
        return taken(actor, order, line, it -> it.callOff(why, now), HistoryEntry.because(What.CANCELLED, why), now);
    }

    /** The job of whoever received the member, which may have been ended as something else before. */
    private LineState.Job worked(Actor actor, Order order, LineId line) {
        var job = repository.reopenJob(line).orElseThrow(() -> new NotFound("job of line " + line));
        access.requireWorked(actor, order, job.partner());
        return job;
    }

    private OrderView taken(
            Actor actor, Order order, LineId line, UnaryOperator<OrderLine> step, HistoryEntry entry, Instant now) {
        return OrderView.of(changed(actor, order, line, step, entry, now));
    }

    /** @param actor who did it; null when it happened by itself */
    private Order changed(
            @Nullable Actor actor,
            Order order,
            LineId line,
            UnaryOperator<OrderLine> step,
            HistoryEntry entry,
            Instant now) {
        var changed = order.change(line, step);
        repository.update(changed, line);
        history.add(order.id(), line, entry, actor, now);
        return changed.written();
    }

    private static HistoryEntry dated(What what, Appointment appointment) {
        return new HistoryEntry(what, null, null, null, appointment.day(), null);
    }
}
