package fr.conciergerie.web.ui;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened.
 *
 * @param text what, as a sentence
 * @param when as people say it
 * @param detail who, where or why; null when the sentence says it all
 */
public record TimelineEntry(
        String icon, String text, String when, @Nullable String detail, Tone tone) {}
