package fr.conciergerie.notifications;

/** A letter put on paper: subject, plain text and HTML. */
record RenderedLetter(String subject, String text, String html) {}
