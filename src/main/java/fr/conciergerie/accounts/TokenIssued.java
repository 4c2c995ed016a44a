package fr.conciergerie.accounts;

import java.time.Instant;

/** From now on a program may act in somebody's name. It is told to them, whatever they work for. */
public record TokenIssued(AccountId account, String name, Instant until, Instant at) {}
