package fr.conciergerie.desk;

import fr.conciergerie.partners.PartnerId;

/** How much waits at a desk to be sent to a partner. */
public record ToSend(PartnerId partner, String name, int lines, int pieces) {}
