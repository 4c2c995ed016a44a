package fr.conciergerie.accounts;

import java.time.Instant;

/** The same as {@link PasswordResetRequested} for an administrator, who works for no operator. */
public record AdministratorPasswordResetRequested(AccountId account, Instant at) {}
