package fr.conciergerie.notifications;

import fr.conciergerie.lockers.CompartmentLoaded;
import fr.conciergerie.lockers.ReservationId;
import fr.conciergerie.notifications.Letter.Action;
import fr.conciergerie.notifications.Letter.Fact;
import fr.conciergerie.notifications.Letter.Facts;
import fr.conciergerie.notifications.Letter.Paragraph;
import fr.conciergerie.web.PublicAddress;
import fr.conciergerie.web.Words;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Tells members that something waits for them in a locker, which, and until when. By which code it opens they read on its page, behind
 * their sign-in: a letter is read by more than one.
 */
@Component
class LockerNews {

    private final JdbcClient jdbc;
    private final PublicAddress address;
    private final Outbox outbox;

    LockerNews(JdbcClient jdbc, PublicAddress address, Outbox outbox) {
        this.jdbc = jdbc;
        this.address = address;
        this.outbox = outbox;
    }

    /** Not a word where it is out again by then. */
    @ApplicationModuleListener
    void on(CompartmentLoaded loaded) {
        waiting(loaded.reservation())
                .ifPresent(it -> it.recipient()
                        .ifPresent(reader -> outbox.post(
                                MessageKind.COMPARTMENT_LOADED,
                                MessageKind.COMPARTMENT_LOADED + " " + loaded.reservation() + " " + loaded.at(),
                                reader,
                                About.NO_ORDER,
                                words -> letter(it, loaded.reservation(), words))));
    }

    private Letter letter(InLocker it, ReservationId reservation, Words words) {
        return Letter.to(
                words,
                words.say("notifications.locker.subject", it.compartment()),
                List.of(
                        new Paragraph(words.say("notifications.locker.intro")),
                        new Facts(List.of(
                                new Fact(words.say("notifications.locker.where"), it.site() + ", " + it.bank()),
                                new Fact(words.say("notifications.locker.compartment"), it.compartment()),
                                new Fact(
                                        words.say("notifications.locker.until"),
                                        words.momentWithYear(it.until(), it.zone())))),
                        new Paragraph(words.say("notifications.locker.after")),
                        new Action(words.say("notifications.locker.see-code"), address.of("/lockers/" + reservation))));
    }

    private Optional<InLocker> waiting(ReservationId reservation) {
        return jdbc.sql(InLocker.SELECT.formatted("null::uuid") + " where r.id = :id and r.state = 'LOADED'")
                .param("id", reservation.value())
                .query((row, _) -> InLocker.read(row))
                .optional();
    }
}
