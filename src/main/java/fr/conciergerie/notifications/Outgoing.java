package fr.conciergerie.notifications;

/**
 * A message in hand: claimed by this instance, to be sent now.
 *
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
        int attempt,
        int attemptsLeft) {}
