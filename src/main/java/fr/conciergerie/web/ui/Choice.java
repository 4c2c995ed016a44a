package fr.conciergerie.web.ui;

/** One of the answers of a select or of radio buttons. */
public record Choice(String value, String label) {}
