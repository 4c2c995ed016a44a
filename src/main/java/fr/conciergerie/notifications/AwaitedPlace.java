package fr.conciergerie.notifications;

import fr.conciergerie.waiting.WaitingEntryId;
import fr.conciergerie.waiting.WaitingListId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place that somebody waits for, as they are told of it.
 *
 * @param path the page on which they take it
 * @param what it is in; null where that touches health and nobody else may learn it
 * @param places how many, all of them or none
 * @param where the site, or the sites; null for what one takes part in from afar
 * @param cancelReason why it does not take place; null where it does, and where nobody said why
 * @param offeredUntil until when it is kept for them; null unless it is
 */
record AwaitedPlace(
        WaitingEntryId entry,
        WaitingListId.Kind kind,
        String path,
        @Nullable String what,
        int places,
        @Nullable String where,
        ZoneId zone,
        Instant startsAt,
        @Nullable String cancelReason,
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
