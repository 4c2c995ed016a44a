package fr.conciergerie.notifications;

/** A letter put on paper: subject, plain text and HTML. */
record Written(String subject, String text, String html) {}
