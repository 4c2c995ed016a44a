/**
 * What templates are told in: tones, tabs, choices, entries of a history. Records made for the components in {@code jte/ui}.
 */
@NullMarked
@NamedInterface("ui")
package fr.conciergerie.web.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
