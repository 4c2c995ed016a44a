package fr.conciergerie.shared;

/**
 * A word that is itself translated, as an argument of another message: "it is already <i>with the partner</i>".
 *
 * @param key its key in the messages
 */
public record Word(String key) {}
