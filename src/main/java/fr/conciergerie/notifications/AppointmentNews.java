package fr.conciergerie.notifications;

import fr.conciergerie.bookings.AppointmentNear;
import fr.conciergerie.bookings.ReminderKind;
import fr.conciergerie.calendars.AppointmentDeclined;
import fr.conciergerie.orders.AppointmentClockChanged;
import fr.conciergerie.orders.AppointmentMoved;
import fr.conciergerie.orders.LineDropped;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.OrderPlaced;
import fr.conciergerie.orders.WithdrawalReceived;
import fr.conciergerie.web.Words;
import java.time.Instant;
import java.util.function.Function;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells members of the hour of their appointments: that it has changed, that it is near, and whether they come. */
@Component
class AppointmentNews {

    private final MemberOrderRepository orders;
    private final AppointmentLetters letters;
    private final Invitations invitations;
    private final Outbox outbox;

    AppointmentNews(MemberOrderRepository orders, AppointmentLetters letters, Invitations invitations, Outbox outbox) {
        this.orders = orders;
        this.letters = letters;
        this.invitations = invitations;
        this.outbox = outbox;
    }

    /** A letter brings one entry for the calendar, so each hour of a series has a letter of its own beside that of the order. */
    @ApplicationModuleListener
    void on(OrderPlaced placed) {
        var order = orders.order(placed.order().value());
        if (order.isSeries() && (order.distance() || order.reader().courtesies())) {
            for (var line : order.appointments()) {
                postOfSeries(
                        order,
                        line,
                        MessageKind.ORDER_CONFIRMED,
                        placed.at(),
                        letters.session(order, line),
                        invitations.toCome(new LineId(line.id())));
            }
        }
    }

    @ApplicationModuleListener
    void on(WithdrawalReceived received) {
        var order = orders.order(received.order().value());
        if (order.isSeries()) {
            order.appointments().stream()
                    .filter(it -> received.lines() == null || received.lines().contains(new LineId(it.id())))
                    .forEach(line -> postOfSeries(
                            order,
                            line,
                            MessageKind.WITHDRAWAL_RECEIVED,
                            received.at(),
                            letters.sessionOver(order, line),
                            invitations.over(new LineId(line.id()))));
        }
    }

    private void postOfSeries(
            MemberOrder order,
            MemberOrder.Line line,
            MessageKind kind,
            Instant at,
            Function<Words, Letter> letter,
            Invitation.Writing invitation) {
        post(order, line, kind, kind + " " + line.id() + " " + at, at, letter, invitation);
    }

    /** Whoever hears of the new hour is not reminded of the old one. */
    @ApplicationModuleListener
    void on(AppointmentMoved moved) {
        takeBack(moved.line(), moved.from());
        var order = orders.order(moved.order().value());
        var line = order.line(moved.line().value());
        if (moved.to().equals(line.appointmentAt()) && line.is("ACCEPTED") && !line.guest()) {
            post(
                    order,
                    line,
                    MessageKind.APPOINTMENT_MOVED,
                    MessageKind.APPOINTMENT_MOVED + " " + line.id() + " " + moved.at(),
                    moved.at(),
                    letters.moved(order, line, moved.from(), moved.to()),
                    invitations.toCome(moved.line()));
        }
    }

    /** By the clock on the wall nothing has changed; somebody's calendar may show it otherwise. */
    @ApplicationModuleListener
    void on(AppointmentClockChanged changed) {
        takeBack(changed.line(), changed.from());
        var order = orders.order(changed.order().value());
        var line = order.line(changed.line().value());
        if (changed.to().equals(line.appointmentAt()) && line.is("ACCEPTED") && !line.guest()) {
            post(
                    order,
                    line,
                    MessageKind.APPOINTMENT_MOVED,
                    MessageKind.APPOINTMENT_MOVED + " " + line.id() + " " + changed.at(),
                    changed.at(),
                    letters.clockChanged(order, line, changed.to()),
                    invitations.toCome(changed.line()));
        }
    }

    /** Where the mail server is away until it begins, nobody is reminded of what is over. */
    @ApplicationModuleListener
    void on(AppointmentNear near) {
        var order = orders.order(near.order().value());
        var line = order.line(near.line().value());
        if (near.startsAt().equals(line.appointmentAt()) && line.is("ACCEPTED")) {
            order.recipient()
                    .ifPresent(reader -> outbox.postUntil(
                            near.startsAt(),
                            MessageKind.APPOINTMENT_NEAR,
                            key(near.line(), near.startsAt(), near.kind()),
                            reader,
                            About.line(order.id(), line.id()),
                            letters.near(order, line, near.startsAt())));
        }
    }

    /** Asked once for each hour, however often a calendar says so. */
    @ApplicationModuleListener
    void on(AppointmentDeclined declined) {
        var order = orders.order(declined.order().value());
        var line = order.line(declined.line().value());
        if (declined.startsAt().equals(line.appointmentAt()) && line.is("ACCEPTED")) {
            order.recipient()
                    .ifPresent(reader -> outbox.postUntil(
                            declined.startsAt(),
                            MessageKind.APPOINTMENT_DECLINED,
                            MessageKind.APPOINTMENT_DECLINED + " " + line.id() + " " + declined.startsAt(),
                            reader,
                            About.line(order.id(), line.id()),
                            letters.declined(order, line, declined.startsAt())));
        }
    }

    @ApplicationModuleListener
    void on(LineDropped dropped) {
        var at = orders.order(dropped.order().value())
                .line(dropped.line().value())
                .appointmentAt();
        if (at != null) {
            takeBack(dropped.line(), at);
        }
    }

    private void takeBack(LineId line, Instant startsAt) {
        for (var kind : ReminderKind.values()) {
            outbox.takeBack(key(line, startsAt, kind));
        }
    }

    private void post(
            MemberOrder order,
            MemberOrder.Line line,
            MessageKind kind,
            String key,
            Instant at,
            Function<Words, Letter> letter,
            Invitation.Writing invitation) {
        order.recipient()
                .ifPresent(reader ->
                        outbox.post(kind, key, reader, About.line(order.id(), line.id()), at, letter, invitation));
    }

    private static String key(LineId line, Instant startsAt, ReminderKind kind) {
        return MessageKind.APPOINTMENT_NEAR + " " + line + " " + startsAt + " " + kind;
    }
}
