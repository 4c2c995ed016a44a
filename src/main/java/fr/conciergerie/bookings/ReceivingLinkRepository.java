package fr.conciergerie.bookings;

import fr.conciergerie.bookings.ReceivingLinks.Opened;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.web.LinkToken;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where the links of practitioners are kept, as hashes. */
@Repository
class ReceivingLinkRepository {

    private final JdbcClient jdbc;

    ReceivingLinkRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(LinkToken token, PractitionerId practitioner, Instant now, Instant expiresAt) {
        jdbc.sql("""
                        insert into bookings.receiving_link (hash, practitioner_id, made_at, expires_at)
                        values (:hash, :practitioner, :now, :expires)
                        """)
                .param("hash", token.hash())
                .param("practitioner", practitioner.value())
                .param("now", Columns.utc(now))
                .param("expires", Columns.utc(expiresAt))
                .update();
    }

    /** False when one was asked for since. */
    boolean ask(PractitionerId practitioner, Instant now, Instant since) {
        return jdbc.sql("""
                        update bookings.practitioner set link_asked_at = :now
                         where id = :practitioner and (link_asked_at is null or link_asked_at < :since)
                        """)
                        .param("practitioner", practitioner.value())
                        .param("now", Columns.utc(now))
                        .param("since", Columns.utc(since))
                        .update()
                > 0;
    }

    /** How many there were to revoke. */
    int revokeAll(PractitionerId practitioner, Instant now) {
        return jdbc.sql("""
                        update bookings.receiving_link set revoked_at = :now
                         where practitioner_id = :practitioner and revoked_at is null and expires_at > :now
                        """)
                .param("practitioner", practitioner.value())
                .param("now", Columns.utc(now))
                .update();
    }

    Opened find(LinkToken token, Instant now) {
        return jdbc.sql("""
                        select l.practitioner_id, p.partner_id, l.revoked_at is not null or l.expires_at <= :now as over
                          from bookings.receiving_link l
                          join bookings.practitioner p on p.operator_id = l.operator_id and p.id = l.practitioner_id
                         where l.hash = :hash
                        """)
                .param("hash", token.hash())
                .param("now", Columns.utc(now))
                .query((row, _) -> row.getBoolean("over")
                        ? new Opened.Over()
                        : new Opened.Room(
                                token.operator(),
                                new Receiver(
                                        Columns.id(row, "partner_id", PartnerId::new),
                                        Columns.id(row, "practitioner_id", PractitionerId::new))))
                .optional()
                .orElseGet(Opened.Unknown::new);
    }

    /** Unless somebody came by it lately. */
    void opened(LinkToken token, Instant now, Duration lately) {
        jdbc.sql("""
                        update bookings.receiving_link set last_opened_at = :now
                         where hash = :hash and (last_opened_at is null or last_opened_at < :since)
                        """)
                .param("hash", token.hash())
                .param("now", Columns.utc(now))
                .param("since", Columns.utc(now.minus(lately)))
                .update();
    }

    /** Empty where none was ever made. */
    Optional<ReceivingLinkState> state(PractitionerId practitioner, Instant now) {
        return jdbc.sql("""
                        select max(made_at) as sent_at, max(last_opened_at) as opened_at,
                               max(expires_at) filter (where revoked_at is null and expires_at > :now) as until
                          from bookings.receiving_link
                         where practitioner_id = :practitioner
                        having count(*) > 0
                        """)
                .param("practitioner", practitioner.value())
                .param("now", Columns.utc(now))
                .query((row, _) -> new ReceivingLinkState(
                        Columns.instant(row, "sent_at"),
                        Columns.instantOrNull(row, "until"),
                        Columns.instantOrNull(row, "opened_at")))
                .optional();
    }
}
