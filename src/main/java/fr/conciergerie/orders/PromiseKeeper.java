package fr.conciergerie.orders;

import fr.conciergerie.calendar.Calendar;
import fr.conciergerie.calendar.SessionCancelled;
import fr.conciergerie.catalogue.Shape;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.partners.Partners;
import fr.conciergerie.partners.WorkingDays;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Tenant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Watches over promises: when one cannot hold, a new day is given and the member is told, before they come in vain. */
@Component
class PromiseKeeper {

    /** Lines whose pieces or work are on the way; those not handed in yet cannot be late. */
    static final String UNDER_WAY = "('DEPOSITED', 'WITH_PARTNER', 'ACCEPTED', 'REFUSED', 'COMPLETED')";

    /** Further ahead nobody has planned their way yet. */
    private static final Duration SOON = Duration.ofDays(8);

    private static final LocalDate FAR = LocalDate.of(2999, 12, 31);

    private final OrderRepository repository;
    private final Organisations organisations;
    private final Calendar calendar;
    private final Partners partners;
    private final History history;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final DayClock dayClock;
    private final Clock clock;

    PromiseKeeper(
            OrderRepository repository,
            Organisations organisations,
            Calendar calendar,
            Partners partners,
            History history,
            ApplicationEventPublisher events,
            JdbcClient jdbc,
            DayClock dayClock,
            Clock clock) {
        this.repository = repository;
        this.organisations = organisations;
        this.calendar = calendar;
        this.partners = partners;
        this.history = history;
        this.events = events;
        this.jdbc = jdbc;
        this.dayClock = dayClock;
        this.clock = clock;
    }

    /** The promises that can be made at a site, from its coming sessions. */
    PromiseCalculator at(SiteId site, Instant now) {
        return new PromiseCalculator(
                organisations.site(site).zone(),
                calendar.nextSessions(site, now, PromiseCalculator.SESSIONS_AHEAD).stream()
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
        return move(order, id, day, cause, now, true);
    }

    /** @param announced whether the member hears of it by this and not otherwise */
    private Order move(Order order, LineId id, LocalDate day, Reason.Cause cause, Instant now, boolean announced) {
        var before = order.line(id).promised();
        var due = cause == Reason.Cause.LATE ? null : dueOn(order, id, day);
        var moved = order.change(
                id,
                it -> due == null ? it.promiseAnew(day) : it.promiseAnew(day).dueOn(due));
        repository.update(moved, id);
        if (due != null) {
            repository.moveDueOn(id, due);
        }
        var after = Objects.requireNonNull(moved.line(id).promised());
        if (before != null && after.version() > before.version()) {
            repository.insertPromise(id, after, cause, now);
            history.add(
                    order.id(),
                    id,
                    new HistoryEntry(HistoryEntry.What.PROMISE_MOVED, null, Reason.caused(cause), null, day, null),
                    null,
                    now);
            if (announced) {
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
        }
        return moved.written();
    }

    /** The last day for whoever is at work on it, so that a promise for that day holds; null where nobody is. */
    @Nullable
    LocalDate dueOn(Order order, LineId id, LocalDate promised) {
        var line = order.line(id);
        return line.hasOpenJob()
                ? line.job()
                        .map(job -> PromiseCalculator.dueOn(
                                promised, today(order.site()), partners.workingDays(job.partner())))
                        .orElse(null)
                : null;
    }

    /** A day that was agreed is moved to a session where there is none on it and something has to be collected. */
    Order keepToSessions(Order order, LineId id, Instant now) {
        var line = order.line(id);
        var promised = line.promised();
        if (promised == null || !line.service().leavesSomethingToCollect()) {
            return order;
        }
        return sessionDay(at(order.site(), now), promised.now())
                .filter(it -> !it.equals(promised.now()))
                .map(it -> move(order, id, it, Reason.Cause.SESSION_CANCELLED, now))
                .orElse(order);
    }

    /**
     * Nobody will be at the desk that day: every promise of the site that counted on it is made anew, whether something was to be
     * handed in then or to be collected, and whoever was to hand something in is told where to turn.
     */
    @ApplicationModuleListener
    void on(SessionCancelled cancelled) {
        var now = clock.instant();
        var calculator = at(cancelled.site(), now);
        var day = cancelled.startsAt().atZone(calculator.zone()).toLocalDate();
        open(cancelled.site(), UNDER_WAY, day, day)
                .forEach(it -> sessionDay(calculator, day)
                        .filter(next -> !next.equals(day))
                        .ifPresent(next -> move(
                                repository.get(it.order()), it.line(), next, Reason.Cause.SESSION_CANCELLED, now)));
        if (!cancelled.afterAnother()) {
            promiseAnewWhatIsToBeHandedIn(cancelled, calculator, now);
        }
    }

    private void promiseAnewWhatIsToBeHandedIn(SessionCancelled cancelled, PromiseCalculator calculator, Instant now) {
        var isNext = isSoon(cancelled.startsAt(), now)
                && calculator.sessions().stream().noneMatch(it -> it.startsAt().isBefore(cancelled.startsAt()));
        var postponed = new LinkedHashMap<OrderId, MemberId>();
        var toHandIn = toHandIn(cancelled.site());
        var days = workingDays(toHandIn);
        for (var it : toHandIn) {
            later(calculator, it, days, now).ifPresent(next -> {
                var order = repository.get(it.order());
                move(order, it.line(), next, Reason.Cause.SESSION_CANCELLED, now, !isNext);
            });
            postponed.put(it.order(), it.member());
        }
        if (isNext) {
            postponed.forEach((order, member) -> events.publishEvent(new DepositPostponed(
                    Tenant.require(), order, member, cancelled.session().value(), cancelled.startsAt(), now)));
        }
    }

    /** What should have been ready by yesterday gets a new day, and the member hears of it before they come. */
    void announceDelays(SiteId site) {
        var now = clock.instant();
        var calculator = at(site, now);
        var today = today(site);
        open(site, UNDER_WAY, LocalDate.EPOCH, today.minusDays(1))
                .forEach(it -> sessionDay(calculator, today)
                        .ifPresent(next -> move(repository.get(it.order()), it.line(), next, Reason.Cause.LATE, now)));
        var toHandIn = toHandIn(site);
        var days = workingDays(toHandIn);
        for (var it : toHandIn) {
            later(calculator, it, days, now)
                    .ifPresent(next ->
                            move(repository.get(it.order()), it.line(), next, Reason.Cause.NOT_HANDED_IN_YET, now));
        }
    }

    /** Whether somebody may have planned their way to a session. */
    static boolean isSoon(Instant startsAt, Instant now) {
        return startsAt.isAfter(now) && startsAt.isBefore(now.plus(SOON));
    }

    /** The days on which those work who have something to do for a promise, asked for at once. */
    Map<PartnerId, WorkingDays> workingDays(List<Promise> lines) {
        return partners.workingDays(
                lines.stream().map(Promise::partner).distinct().toList());
    }

    /** The day for what is still to be handed in, where it is later than was promised. */
    static Optional<LocalDate> later(
            PromiseCalculator calculator, Promise line, Map<PartnerId, WorkingDays> days, Instant now) {
        var promised = line.promised();
        return promised == null
                ? Optional.empty()
                : calculator
                        .promise(
                                Shape.ENTRUSTED, now, Objects.requireNonNull(days.get(line.partner())), line.leadDays())
                        .flatMap(it -> sessionDay(calculator, it.isBefore(promised) ? promised : it))
                        .filter(it -> it.isAfter(promised));
    }

    static Optional<LocalDate> sessionDay(PromiseCalculator calculator, LocalDate from) {
        return calculator.sessions().stream()
                .map(it -> it.startsAt().atZone(calculator.zone()).toLocalDate())
                .filter(it -> !it.isBefore(from))
                .findFirst();
    }

    private LocalDate today(SiteId site) {
        return dayClock.todayAt(organisations.site(site).zone());
    }

    private List<Promise> open(SiteId site, String statuses, LocalDate first, LocalDate last) {
        return promises(
                " and l.status in " + statuses + " and l.promised_now between :first and :last", site, first, last);
    }

    private List<Promise> toHandIn(SiteId site) {
        return promises(
                " and l.status in ('REQUESTED', 'CONFIRMED') and l.shape = 'ENTRUSTED'", site, LocalDate.EPOCH, FAR);
    }

    /** Nobody moves one of these orders before we have. An appointment does not wait for the desk: its hour is its own. */
    private List<Promise> promises(String condition, SiteId site, LocalDate first, LocalDate last) {
        return jdbc.sql("""
                        select l.order_id, l.id, o.member_id, l.partner_id, l.lead_days, l.promised_now
                          from orders.order_line l
                          join orders.customer_order o on o.operator_id = l.operator_id and o.id = l.order_id
                         where l.site_id = :site and l.appointed_at is null %s
                         order by o.id, l.position
                           for update of o
                        """.formatted(condition))
                .param("site", site.value())
                .param("first", first)
                .param("last", last)
                .query((rs, _) -> Promise.of(rs))
                .list();
    }

    /** What a member counts on. */
    record Promise(
            OrderId order,
            LineId line,
            MemberId member,
            PartnerId partner,
            int leadDays,
            @Nullable LocalDate promised) {

        static Promise of(ResultSet row) throws SQLException {
            return new Promise(
                    Columns.id(row, "order_id", OrderId::new),
                    Columns.id(row, "id", LineId::new),
                    Columns.id(row, "member_id", MemberId::new),
                    Columns.id(row, "partner_id", PartnerId::new),
                    row.getInt("lead_days"),
                    row.getObject("promised_now", LocalDate.class));
        }
    }
}
