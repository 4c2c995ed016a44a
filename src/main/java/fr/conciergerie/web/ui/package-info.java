/**
 * What templates are told in: tones, tabs, choices, entries of a history. Records made for the components in {@code jte/ui}.
 */
@NullMarked
package fr.conciergerie.web.ui;

import org.jspecify.annotations.NullMarked;
