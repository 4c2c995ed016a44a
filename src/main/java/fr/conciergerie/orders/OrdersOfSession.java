package fr.conciergerie.orders;

import fr.conciergerie.calendar.AffectedBySession;
import fr.conciergerie.calendar.DeskSession;
import fr.conciergerie.calendar.SessionChange;
import fr.conciergerie.catalogue.Shape;
import fr.conciergerie.orders.PromiseKeeper.Promise;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The orders that count on a session of the desk: those promised for that day, those that wait there, those that are handed in then.
 * What becomes of them is up to {@link PromiseKeeper} and to whoever tells their members; this says it beforehand.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class OrdersOfSession implements AffectedBySession {

    private final PromiseKeeper keeper;
    private final JdbcClient jdbc;
    private final Clock clock;

    OrdersOfSession(PromiseKeeper keeper, JdbcClient jdbc, Clock clock) {
        this.keeper = keeper;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<Concern> affected(SessionChange change) {
        var now = clock.instant();
        var without = without(change, now);
        boolean soon = PromiseKeeper.isSoon(change.session().startsAt(), now);
        boolean isNext = soon
                && without.sessions().stream()
                        .noneMatch(it -> it.startsAt().isBefore(change.session().startsAt()));
        var lines = lines(change);
        return List.of(
                new Concern(
                        "orders.session.promised",
                        "orders.session.promised-anew",
                        true,
                        orders(lines, it -> isPromisedAnew(it, change, without, isNext, now))),
                new Concern(
                        "orders.session.to-hand-in",
                        "orders.session.told-where",
                        true,
                        orders(lines, it -> isNext && it.stage() == Stage.TO_HAND_IN)),
                new Concern(
                        "orders.session.waiting",
                        "orders.session.told",
                        true,
                        orders(lines, it -> soon && it.stage() == Stage.WAITING)));
    }

    private boolean isPromisedAnew(
            Line line, SessionChange change, PromiseCalculator without, boolean isNext, Instant now) {
        return switch (line.stage()) {
            case UNDER_WAY ->
                change.day().equals(line.promise().promised())
                        && PromiseKeeper.sessionDay(without, change.day())
                                .filter(it -> !it.equals(change.day()))
                                .isPresent();
            // Whoever is told where to turn hears of the day with it.
            case TO_HAND_IN ->
                !isNext && keeper.later(without, line.promise(), now).isPresent();
            case WAITING -> false;
        };
    }

    /** What can be promised once the session is not where it was. */
    private PromiseCalculator without(SessionChange change, Instant now) {
        var at = keeper.at(change.session().site(), now);
        var sessions = new ArrayList<PromiseCalculator.Session>();
        at.sessions().stream().filter(it -> !isSame(it, change.session())).forEach(sessions::add);
        var instead = change.instead();
        if (instead != null && instead.endsAt().isAfter(now)) {
            sessions.add(new PromiseCalculator.Session(instead.startsAt(), instead.endsAt()));
            sessions.sort(Comparator.comparing(PromiseCalculator.Session::startsAt));
        }
        return new PromiseCalculator(at.zone(), sessions);
    }

    private static boolean isSame(PromiseCalculator.Session one, DeskSession other) {
        return one.startsAt().equals(other.startsAt()) && one.endsAt().equals(other.endsAt());
    }

    /** Each order once, however many of its lines it is about. */
    private static List<One> orders(List<Line> lines, Predicate<Line> which) {
        return lines.stream()
                .filter(which)
                .map(it -> it.number() + " · " + it.member())
                .distinct()
                .map(it -> new One(it, null, null))
                .toList();
    }

    private enum Stage {
        UNDER_WAY,
        TO_HAND_IN,
        WAITING
    }

    private record Line(Stage stage, String number, String member, Promise promise) {}

    /** An appointment does not wait for the desk: its hour is its own. */
    private List<Line> lines(SessionChange change) {
        return jdbc.sql("""
                        select l.order_id, l.id, o.member_id, l.partner_id, l.lead_days, l.promised_now, o.number, m.name,
                               case when l.status in %s then 'UNDER_WAY'
                                    when l.status in ('READY', 'UNTREATED') then 'WAITING'
                                    else 'TO_HAND_IN' end as stage
                          from orders.order_line l
                          join orders.customer_order o on o.operator_id = l.operator_id and o.id = l.order_id
                          join organisations.member_v m on m.id = o.member_id
                         where l.site_id = :site and l.appointed_at is null
                           and (l.status in %s and l.promised_now = :day
                                or l.status in ('READY', 'UNTREATED') and l.place is not null
                                or l.status in ('REQUESTED', 'CONFIRMED') and l.shape = :entrusted)
                         order by o.id, l.position
                        """.formatted(PromiseKeeper.UNDER_WAY, PromiseKeeper.UNDER_WAY))
                .param("site", change.session().site().value())
                .param("day", change.day())
                .param("entrusted", Shape.ENTRUSTED.name())
                .query((row, _) -> new Line(
                        Stage.valueOf(row.getString("stage")),
                        row.getString("number"),
                        row.getString("name"),
                        Promise.of(row)))
                .list();
    }
}
