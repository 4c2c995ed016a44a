package fr.conciergerie.notifications;

import org.jspecify.annotations.Nullable;

/**
 * Who writes.
 *
 * @param name how the operator is called
 * @param answersTo where somebody reads the answers; null where nobody does
 */
record Sender(String name, @Nullable String answersTo) {}
