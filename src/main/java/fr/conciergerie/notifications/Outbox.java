package fr.conciergerie.notifications;

import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Dictionary;
import fr.conciergerie.web.Words;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Where a message is written down. It leaves once the transaction that wrote it has committed, and not otherwise. */
@Component
class Outbox {

    /** The first attempt and those that may follow, over a day and a half. */
    static final int ATTEMPTS = 8;

    private final MessageRepository messages;
    private final Dictionary dictionary;
    private final Stationery stationery;
    private final SenderNames senders;
    private final Postman postman;
    private final Clock clock;

    Outbox(
            MessageRepository messages,
            Dictionary dictionary,
            Stationery stationery,
            SenderNames senders,
            Postman postman,
            Clock clock) {
        this.messages = messages;
        this.dictionary = dictionary;
        this.stationery = stationery;
        this.senders = senders;
        this.postman = postman;
        this.clock = clock;
    }

    /**
     * Writes down what one reader is told of one event.
     *
     * @param eventKey names what happened; a second message of the same name is not written
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void post(MessageKind kind, String eventKey, Recipient recipient, About about, Function<Words, Letter> letter) {
        post(kind, eventKey, recipient, about, clock.instant(), letter);
    }

    /** @param notBefore when it may leave; past where it may at once */
    @Transactional(propagation = Propagation.MANDATORY)
    void post(
            MessageKind kind,
            String eventKey,
            Recipient recipient,
            About about,
            Instant notBefore,
            Function<Words, Letter> letter) {
        post(kind, eventKey, recipient, about, notBefore, letter, Invitation.Writing.NONE);
    }

    /** @param invitation what the letter brings along for the reader's calendar, if it does */
    @Transactional(propagation = Propagation.MANDATORY)
    void post(
            MessageKind kind,
            String eventKey,
            Recipient recipient,
            About about,
            Instant notBefore,
            Function<Words, Letter> letter,
            Invitation.Writing invitation) {
        write(kind, eventKey, recipient, about, notBefore, null, letter, invitation);
    }

    /** @param uselessAt from when on it helps nobody: what has not left until then does not leave any more */
    @Transactional(propagation = Propagation.MANDATORY)
    void postUntil(
            Instant uselessAt,
            MessageKind kind,
            String eventKey,
            Recipient recipient,
            About about,
            Function<Words, Letter> letter) {
        if (clock.instant().isBefore(uselessAt)) {
            write(kind, eventKey, recipient, about, clock.instant(), uselessAt, letter, Invitation.Writing.NONE);
        }
    }

    private void write(
            MessageKind kind,
            String eventKey,
            Recipient recipient,
            About about,
            Instant notBefore,
            @Nullable Instant uselessAt,
            Function<Words, Letter> letter,
            Invitation.Writing invitation) {
        var operator = Tenant.require();
        var words = dictionary.words(recipient.locale()).onPaper();
        var written = stationery.write(letter.apply(words), words, senders.of(operator));
        var now = clock.instant();
        var due = notBefore.isAfter(now) ? notBefore : now;
        var brought = invitation.to(recipient, words).orElse(null);
        var id = new MessageId(Ids.next(now));
        if (messages.insert(id, eventKey, kind, recipient, about, written, brought, ATTEMPTS, due, uselessAt, now)
                && !due.isAfter(now)) {
            wakePostman(operator);
        }
    }

    /** What has not left yet is not to leave: it is no longer so. */
    @Transactional(propagation = Propagation.MANDATORY)
    void takeBack(String eventKey) {
        messages.deleteWaiting(eventKey);
    }

    void wakePostman(OperatorId operator) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                postman.wake(operator);
            }
        });
    }
}
