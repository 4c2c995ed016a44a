package fr.conciergerie.notifications;

import fr.conciergerie.lockers.CompartmentLoaded;
import fr.conciergerie.lockers.ReservationId;
import fr.conciergerie.notifications.Letter.Action;
import fr.conciergerie.notifications.Letter.Fact;
import fr.conciergerie.notifications.Letter.Facts;
import fr.conciergerie.notifications.Letter.Paragraph;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.web.PublicAddress;
import fr.conciergerie.web.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    private record Waiting(
            UUID member,
            @Nullable String email,
            Locale locale,
            String site,
            String bank,
            String compartment,
            Instant until,
            ZoneId zone) {

        Optional<Recipient> recipient() {
            return Optional.ofNullable(email).map(it -> new Recipient(Recipient.Kind.MEMBER, member, it, locale));
        }
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

    private Letter letter(Waiting it, ReservationId reservation, Words words) {
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

    private Optional<Waiting> waiting(ReservationId reservation) {
        return jdbc.sql("""
                        select r.member_id, m.email, m.locale, s.name as site, r.bank, r.compartment, r.expires_at, s.zone
                          from lockers.reservation_v r
                          join organisations.member_v m on m.id = r.member_id
                          join organisations.site_v s on s.id = r.site_id
                         where r.id = :id and r.state = 'LOADED'
                        """)
                .param("id", reservation.value())
                .query((row, _) -> new Waiting(
                        row.getObject("member_id", UUID.class),
                        row.getString("email"),
                        Locale.of(row.getString("locale")),
                        row.getString("site"),
                        row.getString("bank"),
                        row.getString("compartment"),
                        Columns.instant(row, "expires_at"),
                        ZoneId.of(row.getString("zone"))))
                .optional();
    }
}
