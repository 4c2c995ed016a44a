package fr.conciergerie.notifications;

import fr.conciergerie.lockers.ReservationId;
import fr.conciergerie.notifications.ReminderDays.Nth;
import fr.conciergerie.orders.LineCollected;
import fr.conciergerie.orders.LineHeldBack;
import fr.conciergerie.shared.Columns;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reminds members of what waits for them, at the desk or in a locker, so many days after it became ready, and before the time of a
 * compartment is over: by day on the clock of the site, once each, and not of what they have by then.
 */
@Component
class ThingsWaiting {

    /** From eight in the morning until eight in the evening. */
    private static final int MORNING = 8;

    private static final int EVENING = 20;

    /** What could not be sent on its day is made up for as long; older things are not. */
    private static final int LATE_DAYS = 2;

    private final JdbcClient jdbc;
    private final ReminderSettings settings;
    private final MemberOrderRepository orders;
    private final ThingsWaitingLetters letters;
    private final Outbox outbox;
    private final Clock clock;

    ThingsWaiting(
            JdbcClient jdbc,
            ReminderSettings settings,
            MemberOrderRepository orders,
            ThingsWaitingLetters letters,
            Outbox outbox,
            Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.orders = orders;
        this.letters = letters;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Of the operator at work; how many orders and compartments somebody was due to be reminded of. */
    @Transactional
    int remind() {
        var now = clock.instant();
        var standing = settings.standing();
        var due = new LinkedHashMap<UUID, Set<UUID>>();
        for (var nth : standing.days().all()) {
            note(nth, standing.since(), now)
                    .forEach(it -> due.computeIfAbsent(it.order(), _ -> new TreeSet<>())
                            .add(it.line()));
        }
        due.forEach((order, lines) -> tell(orders.order(order), lines, now));
        var before = standing.days().beforeEnd();
        var ending = before == null ? List.<InLocker>of() : noteEnding(before, standing.since(), now);
        ending.forEach(this::tell);
        return due.size() + ending.size();
    }

    private record Waiting(UUID order, UUID line) {}

    private List<Waiting> note(Nth nth, Instant since, Instant now) {
        return jdbc.sql("""
                        with due as (
                            insert into notifications.reminder (line_id, nth, noted_at)
                            select l.id, :nth, :now
                              from orders.line_v l
                              join organisations.site_v s on s.id = l.site_id
                             cross join lateral (
                                   select (max(r.at) at time zone s.zone)::date + :days as day,
                                          (cast(:now as timestamptz) at time zone s.zone)::date as today
                                     from orders.ready_v r where r.order_id = l.order_id and r.line_id = l.id) due
                             where l.status in ('READY', 'UNTREATED') and l.place is not null
                               and due.day between due.today - :late and due.today
                               and due.day >= (cast(:since as timestamptz) at time zone s.zone)::date
                               and extract(hour from cast(:now as timestamptz) at time zone s.zone) between :morning and :evening
                            on conflict do nothing
                            returning line_id)
                        select l.order_id, l.id from due join orders.line_v l on l.id = due.line_id order by l.order_id, l.position
                        """)
                .param("nth", nth.nth())
                .param("days", nth.days())
                .param("now", Columns.utc(now))
                .param("since", Columns.utc(since))
                .param("late", LATE_DAYS)
                .param("morning", MORNING)
                .param("evening", EVENING - 1)
                .query((row, _) -> new Waiting(row.getObject("order_id", UUID.class), row.getObject("id", UUID.class)))
                .list();
    }

    private List<InLocker> noteEnding(int before, Instant since, Instant now) {
        return jdbc.sql("""
                        with due as (
                            insert into notifications.end_reminder (reservation_id, expires_at, noted_at)
                            select r.id, r.expires_at, :now
                              from lockers.reservation_v r
                              join organisations.site_v s on s.id = r.site_id
                             where r.state = 'LOADED' and r.expires_at > :now
                               and (r.expires_at at time zone s.zone)::date - :before
                                   between (cast(:since as timestamptz) at time zone s.zone)::date
                                       and (cast(:now as timestamptz) at time zone s.zone)::date
                               and extract(hour from cast(:now as timestamptz) at time zone s.zone) between :morning and :evening
                            on conflict do nothing
                            returning reservation_id)
                        """ + InLocker.SELECT.formatted("null::uuid")
                        + " join due on due.reservation_id = r.id order by r.id")
                .param("before", before)
                .param("now", Columns.utc(now))
                .param("since", Columns.utc(since))
                .param("morning", MORNING)
                .param("evening", EVENING - 1)
                .query((row, _) -> InLocker.read(row))
                .list();
    }

    /** What of an order lies in a locker, by the place that is noted of it. */
    private List<InLocker> inLockers(UUID order) {
        return jdbc.sql(InLocker.SELECT.formatted("l.id") + """
                          join orders.line_v l on l.member_id = r.member_id and l.site_id = r.site_id
                                              and l.place = r.bank || ', ' || r.compartment
                         where r.state = 'LOADED' and l.order_id = :order
                        """)
                .param("order", order)
                .query((row, _) -> InLocker.read(row))
                .list();
    }

    /** One letter an order and day; where the mail server is away until the evening it does not leave any more. */
    private void tell(MemberOrder order, Set<UUID> lines, Instant now) {
        var zone = order.site().zone();
        var evening =
                now.atZone(zone).toLocalDate().atTime(LocalTime.of(EVENING, 0)).atZone(zone);
        order.recipient()
                .ifPresent(reader -> outbox.postUntil(
                        evening.toInstant(),
                        MessageKind.THINGS_WAIT,
                        key(order, now),
                        reader,
                        About.order(order.id()),
                        letters.waits(order, lines, inLockers(order.id()))));
    }

    private void tell(InLocker it) {
        it.recipient()
                .ifPresent(reader -> outbox.postUntil(
                        it.until(),
                        MessageKind.COMPARTMENT_ENDS,
                        key(new ReservationId(it.reservation()), it.until()),
                        reader,
                        About.NO_ORDER,
                        letters.ends(it)));
    }

    /** Whoever has it is not reminded of it, though the mail server was away. */
    @ApplicationModuleListener
    void on(LineCollected collected) {
        takeBack(orders.order(collected.order().value()));
    }

    @ApplicationModuleListener
    void on(LineHeldBack held) {
        takeBack(orders.order(held.order().value()));
    }

    private void takeBack(MemberOrder order) {
        outbox.takeBack(key(order, clock.instant()));
        jdbc.sql("""
                        select r.id, r.expires_at from lockers.reservation_v r
                         where r.member_id = :member and r.site_id = :site and r.state = 'ENDED' and r.expires_at > :now
                        """)
                .param("member", order.reader().member())
                .param("site", order.site().id().value())
                .param("now", Columns.utc(clock.instant()))
                .query((row, _) -> key(Columns.id(row, "id", ReservationId::new), Columns.instant(row, "expires_at")))
                .list()
                .forEach(outbox::takeBack);
    }

    private static String key(MemberOrder order, Instant now) {
        return MessageKind.THINGS_WAIT + " " + order.id() + " "
                + now.atZone(order.site().zone()).toLocalDate();
    }

    private static String key(ReservationId reservation, Instant until) {
        return MessageKind.COMPARTMENT_ENDS + " " + reservation + " " + until;
    }
}
