package fr.conciergerie.notifications;

import org.jspecify.annotations.Nullable;

/**
 * A message in hand: claimed by this instance, to be sent now.
 *
 * @param invitation for the reader's calendar; null in most
 * @param attempt the how-manieth attempt this is, from 1
 * @param attemptsLeft how many may follow it
 */
record Outgoing(
        MessageId id,
        MessageKind kind,
        String address,
        String locale,
        String subject,
        String text,
        String html,
        @Nullable Invitation invitation,
        int attempt,
        int attemptsLeft) {}
