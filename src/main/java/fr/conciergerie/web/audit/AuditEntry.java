package fr.conciergerie.web.audit;

import fr.conciergerie.web.Role;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the audit ledger, as it is read: somebody did something to a thing.
 *
 * @param actorName who; null when nobody was signed in, or the reader may not know
 * @param role in which role; null when nobody was signed in
 * @param what the kind of deed; {@link AuditWords} has the sentence
 * @param thing the key of what it was done to; null when there is none, or the reader may not know
 * @param thingName what people call it, where it is an account or a token
 * @param detail what else was noted
 */
public record AuditEntry(
        UUID id,
        Instant at,
        @Nullable String actorName,
        @Nullable Role role,
        String what,
        @Nullable String thing,
        @Nullable String thingName,
        Map<String, Object> detail,
        @Nullable String requestId) {

    public AuditEntry {
        detail = Map.copyOf(detail);
    }
}
