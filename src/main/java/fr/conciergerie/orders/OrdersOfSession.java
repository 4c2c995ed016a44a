package fr.conciergerie.orders;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import fr.conciergerie.calendar.AffectedBySession;
import fr.conciergerie.calendar.Calendar;
import fr.conciergerie.calendar.DeskSession;
import fr.conciergerie.calendar.SessionChange;
import fr.conciergerie.catalogue.Shape;
import fr.conciergerie.orders.PromiseKeeper.Promise;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.partners.WorkingDays;
import fr.conciergerie.shared.Columns;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The orders that count on sessions of the desk: those promised for such a day, those that wait there, those that are handed in then.
 * What becomes of them is up to {@link PromiseKeeper} and to whoever tells their members; this says it beforehand.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class OrdersOfSession implements AffectedBySession {

    private final PromiseKeeper keeper;
    private final Calendar calendar;
    private final JdbcClient jdbc;
    private final Clock clock;

    OrdersOfSession(PromiseKeeper keeper, Calendar calendar, JdbcClient jdbc, Clock clock) {
        this.keeper = keeper;
        this.calendar = calendar;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<Concern> affected(SessionChange change) {
        return affected(List.of(change));
    }

    @Override
    public List<Concern> affected(Collection<SessionChange> changes) {
        var lines = lines(changes);
        if (lines.isEmpty()) {
            return List.of();
        }
        var now = clock.instant();
        var desks = desks(changes, lines, now);
        return List.of(
                concern(
                        "promised",
                        "no-other",
                        Effect.BREAKS,
                        lines,
                        it -> desk(desks, it).isWithoutDay(it)),
                concern(
                        "promised",
                        "promised-anew",
                        Effect.CHANGES,
                        lines,
                        it -> desk(desks, it).isPromisedAnew(it)),
                concern(
                        "to-hand-in",
                        "told-where",
                        Effect.CHANGES,
                        lines,
                        it -> desk(desks, it).isToldWhereToHandIn(it)),
                concern(
                        "waiting",
                        "told",
                        Effect.CHANGES,
                        lines,
                        it -> desk(desks, it).isToldThatItWaits(it)));
    }

    private Map<SiteId, Desk> desks(Collection<SessionChange> changes, List<Line> lines, Instant now) {
        var sites = lines.stream().map(Line::site).collect(toSet());
        int most = changes.stream().mapToInt(it -> it.sessions().size()).max().orElse(0);
        var days = keeper.workingDays(lines.stream().map(Line::promise).toList());
        var coming = calendar.nextSessions(sites, now, PromiseCalculator.SESSIONS_AHEAD + most);
        return changes.stream()
                .filter(it -> sites.contains(it.site()))
                .collect(toMap(
                        SessionChange::site, it -> desk(it, coming.getOrDefault(it.site(), List.of()), days, now)));
    }

    /** A desk without the sessions that are taken away. */
    private static Desk desk(
            SessionChange change, List<DeskSession> coming, Map<PartnerId, WorkingDays> days, Instant now) {
        var taken = change.sessions().stream().map(DeskSession::id).collect(toSet());
        var sessions = coming.stream()
                .filter(it -> !taken.contains(it.id()))
                .map(it -> new PromiseCalculator.Session(it.startsAt(), it.endsAt()))
                .collect(toCollection(ArrayList::new));
        var instead = change.instead();
        if (instead != null && instead.endsAt().isAfter(now)) {
            sessions.add(new PromiseCalculator.Session(instead.startsAt(), instead.endsAt()));
            sessions.sort(Comparator.comparing(PromiseCalculator.Session::startsAt));
        }
        return new Desk(
                new PromiseCalculator(change.zone(), sessions),
                days,
                change.first().startsAt(),
                now);
    }

    private static Desk desk(Map<SiteId, Desk> desks, Line line) {
        return Objects.requireNonNull(desks.get(line.site()));
    }

    /** @param first the soonest of those that are taken away */
    private record Desk(PromiseCalculator without, Map<PartnerId, WorkingDays> days, Instant first, Instant now) {

        boolean isSoon() {
            return PromiseKeeper.isSoon(first, now);
        }

        boolean isNext() {
            return isSoon()
                    && without.sessions().stream().noneMatch(it -> it.startsAt().isBefore(first));
        }

        /** After whose day nobody comes any more: no other can be given for it. */
        boolean isWithoutDay(Line line) {
            return line.stage() == Stage.UNDER_WAY
                    && PromiseKeeper.sessionDay(without, line.day()).isEmpty();
        }

        boolean isPromisedAnew(Line line) {
            return switch (line.stage()) {
                case UNDER_WAY ->
                    PromiseKeeper.sessionDay(without, line.day())
                            .filter(it -> !it.equals(line.day()))
                            .isPresent();
                // Whoever is told where to turn hears of the day with it.
                case TO_HAND_IN ->
                    !isNext()
                            && PromiseKeeper.later(without, line.promise(), days, now)
                                    .isPresent();
                case WAITING -> false;
            };
        }

        boolean isToldWhereToHandIn(Line line) {
            return line.stage() == Stage.TO_HAND_IN && isNext();
        }

        boolean isToldThatItWaits(Line line) {
            return line.stage() == Stage.WAITING && isSoon();
        }
    }

    private static Concern concern(String what, String then, Effect effect, List<Line> lines, Predicate<Line> which) {
        return new Concern("orders.session." + what, "orders.session." + then, effect, orders(lines, which));
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

    private record Line(SiteId site, Stage stage, String number, String member, Promise promise) {

        /** For which it is promised, where it is under way. */
        LocalDate day() {
            return Objects.requireNonNull(promise.promised());
        }
    }

    /** An appointment does not wait for the desk: its hour is its own. */
    private List<Line> lines(Collection<SessionChange> changes) {
        return jdbc.sql("""
                        with taken as materialized (
                             select site, day from unnest(:sites::uuid[], :days::date[]) as t (site, day))
                        select l.order_id, l.id, l.site_id, o.member_id, l.partner_id, l.lead_days, l.promised_now, o.number,
                               m.name,
                               case when l.status in %s then 'UNDER_WAY'
                                    when l.status in ('READY', 'UNTREATED') then 'WAITING'
                                    else 'TO_HAND_IN' end as stage
                          from orders.order_line l
                          join orders.customer_order o on o.operator_id = l.operator_id and o.id = l.order_id
                          join organisations.member_v m on m.id = o.member_id
                         where l.site_id in (select site from taken) and l.appointed_at is null
                           and (l.status in %s and (l.site_id, l.promised_now) in (select site, day from taken)
                                or l.status in ('READY', 'UNTREATED') and l.place is not null
                                or l.status in ('REQUESTED', 'CONFIRMED') and l.shape = :entrusted)
                         order by o.id, l.position
                        """.formatted(PromiseKeeper.UNDER_WAY, PromiseKeeper.UNDER_WAY))
                .param("sites", each(changes, (it, _) -> it.site().value(), UUID[]::new))
                .param("days", each(changes, (_, day) -> day.toString(), String[]::new))
                .param("entrusted", Shape.ENTRUSTED.name())
                .query((row, _) -> new Line(
                        Columns.id(row, "site_id", SiteId::new),
                        Stage.valueOf(row.getString("stage")),
                        row.getString("number"),
                        row.getString("name"),
                        Promise.of(row)))
                .list();
    }

    private static <T> T[] each(
            Collection<SessionChange> changes, BiFunction<SessionChange, LocalDate, T> what, IntFunction<T[]> array) {
        return changes.stream()
                .flatMap(it -> it.days().stream().map(day -> what.apply(it, day)))
                .toArray(array);
    }
}
