package fr.conciergerie.notifications;

import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Slice;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Audit;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of the module: the delivery log, and what members would rather not be told. */
@Service
@Transactional
public class Messages {

    private static final int LONGEST_QUERY = 254;

    private final MessageLog log;
    private final Preferences preferences;
    private final Transport transport;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    Messages(MessageLog log, Preferences preferences, Transport transport, Outbox outbox, Audit audit, Clock clock) {
        this.log = log;
        this.preferences = preferences;
        this.transport = transport;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** How many messages need somebody to look at them. */
    public record Standing(long waiting, long failed, long unknown) {}

    /** Newest first; with a query, those to addresses that contain it. */
    @Transactional(readOnly = true)
    public Slice<MessageLine> log(String query, @Nullable MessageStatus status, @Nullable String cursor, int limit) {
        var words = query.strip();
        if (words.length() > LONGEST_QUERY) {
            throw new Refused("notifications.query-too-long", LONGEST_QUERY);
        }
        return log.page(words, status, cursor, limit);
    }

    @Transactional(readOnly = true)
    public Standing standing() {
        return log.standing();
    }

    /** Whether there is a mail server, or in a demonstration the mailbox; without one messages wait. */
    public boolean hasWayOut() {
        return transport.isOpen();
    }

    /** Tries a message again that failed, or that may or may not have arrived: somebody has looked at it. */
    public void resend(MessageId id) {
        if (!log.sendAgain(id, Outbox.ATTEMPTS, clock.instant())) {
            throw Refused.conflict("notifications.cannot-resend");
        }
        audit.note("notifications.resent", id, Map.of());
        outbox.wakePostman(Tenant.require());
    }

    /** Whether the member also wants to be told what they need not know. */
    @Transactional(readOnly = true)
    public boolean wantsCourtesies(MemberId member) {
        return preferences.courtesies(member);
    }

    public void wantCourtesies(MemberId member, boolean wanted) {
        preferences.write(member, wanted, clock.instant());
    }
}
