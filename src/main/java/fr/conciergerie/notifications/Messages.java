package fr.conciergerie.notifications;

import fr.conciergerie.jobs.JobLinks;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Slice;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.audit.Audit;
import java.time.Clock;
import java.util.List;
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
    private final JobLinks links;
    private final Audit audit;
    private final Clock clock;

    Messages(
            MessageLog log,
            Preferences preferences,
            Transport transport,
            Outbox outbox,
            JobLinks links,
            Audit audit,
            Clock clock) {
        this.log = log;
        this.preferences = preferences;
        this.transport = transport;
        this.outbox = outbox;
        this.links = links;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * How many messages need somebody to look at them.
     *
     * @param unknown that may have left, and that nobody has judged yet
     */
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

    /** What may have left, the newest first. */
    @Transactional(readOnly = true)
    public Slice<UnsureMessage> unsure(@Nullable String cursor, int limit) {
        return log.unsure(cursor, limit);
    }

    /** What may have left of what an order's partners and its member were told; whoever asks serves the order. */
    @Transactional(readOnly = true)
    public List<UnsureMessage> unsure(OrderId order) {
        return log.unsure(order);
    }

    /**
     * Tries a message again that failed, or that may or may not have left: somebody has looked at it. What gives a partner
     * work is written anew, with a link that works whatever has become of the first.
     */
    public void resend(Actor actor, MessageId id) {
        var unsure = log.unsure(id).orElse(null);
        if (unsure == null) {
            sendAgain(id);
        } else if (unsure.outOfDate()) {
            throw Refused.conflict("notifications.out-of-date");
        } else if (unsure.kind().givesWork() && unsure.order() != null && unsure.line() != null) {
            writeAnew(actor, id, unsure.order(), unsure.line());
        } else {
            sendAgain(id);
        }
    }

    /** Tells a member once more that something of theirs is ready, which may have got lost; whoever asks serves the order. */
    public void resendReady(OrderId order, LineId line) {
        var lost = log.unsure(order).stream()
                .filter(it -> it.kind() == MessageKind.LINE_READY && line.equals(it.line()) && it.mayBeResent())
                .findFirst()
                .orElseThrow(() -> Refused.conflict("notifications.cannot-resend"));
        sendAgain(lost.id());
    }

    /** It has arrived, or need not. Said once more, it changes nothing. */
    public void letBe(MessageId id) {
        if (log.letBe(id, clock.instant())) {
            audit.note("notifications.let-be", id, Map.of());
        } else if (!log.isSettled(id)) {
            throw Refused.conflict("notifications.cannot-let-be");
        }
    }

    private void sendAgain(MessageId id) {
        if (!log.sendAgain(id, Outbox.ATTEMPTS, clock.instant())) {
            throw Refused.conflict("notifications.cannot-resend");
        }
        audit.note("notifications.resent", id, Map.of());
        outbox.wakePostman(Tenant.require());
    }

    private void writeAnew(Actor actor, MessageId id, OrderId order, LineId line) {
        if (!log.letBe(id, clock.instant())) {
            throw Refused.conflict("notifications.cannot-resend");
        }
        links.renew(actor, order, line);
        audit.note("notifications.resent", id, Map.of());
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
