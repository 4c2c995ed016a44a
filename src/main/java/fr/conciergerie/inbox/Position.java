package fr.conciergerie.inbox;

/**
 * How far a mailbox is read (RFC 9051, 2.3.1.1).
 *
 * @param validity of the numbers: where it has changed, they stand for other messages
 * @param uid the number of the last message that is done with
 */
record Position(long validity, long uid) {}
