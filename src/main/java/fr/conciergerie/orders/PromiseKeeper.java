package fr.conciergerie.orders;

import fr.conciergerie.calendar.Calendar;
import fr.conciergerie.calendar.SessionCancelled;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.partners.Partners;
import fr.conciergerie.shared.Tenant;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Watches over promises: when one cannot hold, a new day is given and the member is told, before they come in vain. */
@Component
class PromiseKeeper {

    /** Lines whose pieces or work are on the way; those not handed in yet cannot be late. */
    private static final String UNDER_WAY = "('DEPOSITED', 'WITH_PARTNER', 'ACCEPTED', 'REFUSED', 'COMPLETED')";

    private final OrderRepository repository;
    private final Organisations organisations;
    private final Calendar calendar;
    private final Partners partners;
    private final History history;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final Clock clock;

    PromiseKeeper(
            OrderRepository repository,
            Organisations organisations,
            Calendar calendar,
            Partners partners,
            History history,
            ApplicationEventPublisher events,
            JdbcClient jdbc,
            Clock clock) {
        this.repository = repository;
        this.organisations = organisations;
        this.calendar = calendar;
        this.partners = partners;
        this.history = history;
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The promises that can be made at a site, from its coming sessions. */
    PromiseCalculator at(SiteId site, Instant now) {
        return new PromiseCalculator(
                organisations.site(site).zone(),
                calendar.nextSessions(site, now, Placing.SESSIONS_AHEAD).stream()
                        .map(it -> new PromiseCalculator.Session(it.startsAt(), it.endsAt()))
                        .toList());
    }

    /** Handed in later than at the session the promise counted on: the new day; null when the promise still holds. */
    @Nullable
    LocalDate afterDeposit(Order order, LineId id, Instant now) {
        var line = order.line(id);
        var promised = line.promised();
        var calculator = at(order.site(), now);
        var service = line.service();
        return calculator
                .back(
                        now.atZone(calculator.zone()).toLocalDate(),
                        partners.workingDays(service.partner()),
                        service.leadDays())
                .filter(it -> promised == null || it.isAfter(promised.now()))
                .orElse(null);
    }

    /** Writes a new promise and tells the member. */
    Order move(Order order, LineId id, LocalDate day, Reason.Cause cause, Instant now) {
        var before = order.line(id).promised();
        var moved = order.change(id, it -> it.promiseAnew(day));
        repository.update(moved, id);
        var after = Objects.requireNonNull(moved.line(id).promised());
        if (before != null && after.version() > before.version()) {
            repository.insertPromise(id, after, cause, now);
            history.add(
                    order.id(),
                    id,
                    new HistoryEntry(HistoryEntry.What.PROMISE_MOVED, null, Reason.caused(cause), null, day, null),
                    null,
                    now);
            events.publishEvent(new PromiseMoved(
                    Tenant.require(),
                    order.id(),
                    id,
                    order.member(),
                    after.version(),
                    before.now(),
                    after.now(),
                    cause,
                    now));
        }
        return moved.written();
    }

    /** Nobody will be at the desk that day: what was promised for it comes at the session after. */
    @ApplicationModuleListener
    void on(SessionCancelled cancelled) {
        var zone = organisations.site(cancelled.site()).zone();
        var day = cancelled.startsAt().atZone(zone).toLocalDate();
        openLines("l.status in " + UNDER_WAY + " and l.promised_now = :day", cancelled.site(), day)
                .forEach(it -> postpone(it, Reason.Cause.SESSION_CANCELLED));
    }

    /** What should have been ready by yesterday gets a new day, and the member hears of it before they come. */
    void tellDelays(SiteId site) {
        var today = clock.instant().atZone(organisations.site(site).zone()).toLocalDate();
        openLines("l.status in " + UNDER_WAY + " and l.promised_now < :day", site, today)
                .forEach(it -> postpone(it, Reason.Cause.LATE));
    }

    private void postpone(Late late, Reason.Cause cause) {
        var now = clock.instant();
        var order = repository.get(late.order());
        var promised = order.line(late.line()).promised();
        if (promised != null) {
            nextSessionDay(order.site(), promised.now(), now)
                    .ifPresent(day -> move(order, late.line(), day, cause, now));
        }
    }

    private Optional<LocalDate> nextSessionDay(SiteId site, LocalDate after, Instant now) {
        var zone = organisations.site(site).zone();
        return calendar.nextSessions(site, now, Placing.SESSIONS_AHEAD).stream()
                .map(it -> it.startsAt().atZone(zone).toLocalDate())
                .filter(it -> !it.isBefore(after))
                .findFirst();
    }

    private List<Late> openLines(String condition, SiteId site, LocalDate day) {
        return jdbc.sql("select l.order_id, l.id from orders.order_line l where l.site_id = :site and " + condition)
                .param("site", site.value())
                .param("day", day)
                .query((rs, _) -> new Late(
                        new OrderId(rs.getObject("order_id", UUID.class)), new LineId(rs.getObject("id", UUID.class))))
                .list();
    }

    private record Late(OrderId order, LineId line) {}
}
