package fr.conciergerie.notifications;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message in the delivery log: to whom, about what, and whether it arrived. Not its words: whoever looks after deliveries
 * need not read other people's mail.
 *
 * @param locale the language in which it speaks
 * @param replyCode what the mail server answered, when it did
 * @param letBe that somebody has said it may have arrived and need not be sent again
 */
public record MessageLine(
        MessageId id,
        MessageKind kind,
        String address,
        String locale,
        String subject,
        MessageStatus status,
        @Nullable Problem problem,
        @Nullable Integer replyCode,
        int attempts,
        boolean mayBeResent,
        Instant createdAt,
        @Nullable Instant sentAt,
        @Nullable Instant nextAttemptAt,
        boolean letBe) {}
