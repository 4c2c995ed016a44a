package fr.conciergerie.accounts;

import java.util.Locale;

/** Someone with an account: how to greet them, where to write to them, in which language. */
public record Person(AccountId id, String email, String name, Locale locale) {}
