/**
 * Accounts (<i>comptes</i>): who may sign in, in which roles and for whom, their passwords and their API tokens.
 *
 * <p>Others hold an {@link AccountId} and ask {@link Accounts}; {@link Links} writes the address that goes into a mail after
 * {@link PasswordResetRequested}, {@link AdministratorPasswordResetRequested} or {@link InvitationIssued}. One account may
 * work for several operators, so nothing here belongs to one; SQL reaches the tables through functions only. {@link AuditBook}
 * is the audit ledger with the names of people in it.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "web",
            "web :: audit",
            "web :: api",
            "web :: access",
            "web :: privacy",
            "web :: ui",
            "web :: csv"
        })
package fr.conciergerie.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
