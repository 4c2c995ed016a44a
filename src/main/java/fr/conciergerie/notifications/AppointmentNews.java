package fr.conciergerie.notifications;

import fr.conciergerie.bookings.AppointmentNear;
import fr.conciergerie.bookings.ReminderKind;
import fr.conciergerie.orders.AppointmentMoved;
import fr.conciergerie.orders.LineDropped;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.web.Words;
import java.time.Instant;
import java.util.function.Function;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells members of the hour of their appointments: that it has changed, and that it is near. */
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

    /** Whoever hears of the new hour is not reminded of the old one. */
    @ApplicationModuleListener
    void on(AppointmentMoved moved) {
        takeBack(moved.line(), moved.from());
        var order = orders.order(moved.order().value());
        var line = order.line(moved.line().value());
        if (moved.to().equals(line.appointmentAt()) && line.is("ACCEPTED")) {
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

    @ApplicationModuleListener
    void on(AppointmentNear near) {
        var order = orders.order(near.order().value());
        var line = order.line(near.line().value());
        if (near.startsAt().equals(line.appointmentAt()) && line.is("ACCEPTED")) {
            post(
                    order,
                    line,
                    MessageKind.APPOINTMENT_NEAR,
                    key(near.line(), near.startsAt(), near.kind()),
                    near.at(),
                    letters.near(order, line, near.startsAt()),
                    Invitation.Writing.NONE);
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
