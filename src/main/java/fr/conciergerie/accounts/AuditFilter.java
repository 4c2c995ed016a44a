package fr.conciergerie.accounts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for in an audit ledger; null where anything will do.
 *
 * @param what one kind of deed
 * @param from the first moment
 * @param until the first moment that no longer counts
 * @param request the number of one request
 */
public record AuditFilter(
        @Nullable String what,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable String request) {

    public static final AuditFilter EVERYTHING = new AuditFilter(null, null, null, null);
}
