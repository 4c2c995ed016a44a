package fr.conciergerie.jobs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where the partner's link to a job stands, for those who serve the order. They never learn the link itself. */
public sealed interface LinkState {

    /** No message with a link has been written. */
    record NeverSent() implements LinkState {}

    /** Somebody asked for a fresh one; its message is being written. */
    record OnItsWay(Instant askedAt) implements LinkState {}

    /** @param openedAt when somebody last came by a link to this job, be it an earlier one; null while nobody has */
    record Good(Instant sentAt, Instant expiresAt, @Nullable Instant openedAt) implements LinkState {}

    record Expired(
            Instant sentAt, Instant expiredAt, @Nullable Instant openedAt) implements LinkState {}

    record Revoked(
            Instant sentAt, Instant revokedAt, @Nullable Instant openedAt) implements LinkState {}

    /**
     * Out of what is kept of a job's links.
     *
     * @param askedAt when somebody asked for a fresh one
     * @param sentAt when the newest was made
     * @param goodUntil the last moment of those that were not revoked; null when all were
     * @param revokedAt when one was last revoked
     */
    static LinkState of(
            @Nullable Instant askedAt,
            @Nullable Instant sentAt,
            @Nullable Instant goodUntil,
            @Nullable Instant revokedAt,
            @Nullable Instant openedAt,
            Instant now) {
        if (askedAt != null && (sentAt == null || sentAt.isBefore(askedAt))) {
            return new OnItsWay(askedAt);
        }
        if (sentAt == null) {
            return new NeverSent();
        }
        if (goodUntil != null) {
            return now.isAfter(goodUntil)
                    ? new Expired(sentAt, goodUntil, openedAt)
                    : new Good(sentAt, goodUntil, openedAt);
        }
        return new Revoked(sentAt, revokedAt == null ? sentAt : revokedAt, openedAt);
    }
}
