package fr.conciergerie.notifications;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An hour that somebody waits for, as they are told of it.
 *
 * @param slot as addresses name it
 * @param service what it is for; null where that touches health and nobody else may learn it
 * @param offeredUntil until when a place is kept for them; null unless one is
 */
record AwaitedHour(
        String slot,
        @Nullable String service,
        String site,
        ZoneId zone,
        Instant startsAt,
        boolean offered,
        @Nullable Instant offeredUntil,
        UUID member,
        @Nullable String address,
        Locale locale) {

    /** Empty when they gave no address: the concierge tells them at the desk. */
    Optional<Recipient> recipient() {
        return Optional.ofNullable(address).map(it -> new Recipient(Recipient.Kind.MEMBER, member, it, locale));
    }
}
