package fr.conciergerie.accounts;

import java.time.Instant;

/** Somebody has another password than before, and their tokens are worth nothing any more. It concerns no operator. */
public record PasswordChanged(AccountId account, Instant at) {}
