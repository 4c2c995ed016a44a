/**
 * Insertion: the people who learn a trade here on their way back to work, a vault.
 *
 * <p>Others hold a {@link PersonId}, ask {@link People} for files and {@link Hours} for working hours; reporting reads the
 * views {@code insertion.hours_v}, {@code insertion.presence_v}, {@code insertion.learning_v} and {@code insertion.exit_v},
 * which know people by a pseudonym only. Names, contacts and words are sealed by {@link fr.conciergerie.vault.Vault} before the database sees them. The rest of the
 * package is nobody else's business.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "web",
            "web :: audit",
            "web :: api",
            "web :: privacy",
            "web :: ui",
            "web :: csv",
            "database",
            "vault",
            "accounts",
            "organisations",
            "markets"
        })
package fr.conciergerie.insertion;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
