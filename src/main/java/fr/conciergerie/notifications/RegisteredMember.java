package fr.conciergerie.notifications;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody’s place in an animation, as they are told of it.
 *
 * @param reader whose place it is: a member, or the place itself where they have no account
 * @param address null when they gave none: they read of it on the page
 * @param sites where; none for what one takes part in from afar
 * @param cancelReason null unless it was cancelled
 * @param sequence how many times its hour or its place has changed
 */
record RegisteredMember(
        UUID registration,
        UUID animation,
        Recipient.Kind kind,
        UUID reader,
        @Nullable String address,
        Locale locale,
        int places,
        boolean registered,
        boolean came,
        String title,
        List<String> sites,
        @Nullable String place,
        Instant startsAt,
        ZoneId zone,
        String status,
        @Nullable String cancelReason,
        int sequence) {

    /** Empty when they gave no address. */
    Optional<Recipient> recipient() {
        return Optional.ofNullable(address).map(it -> new Recipient(kind, reader, it, locale));
    }

    boolean isAnnounced() {
        return status.equals("PUBLISHED");
    }
}
