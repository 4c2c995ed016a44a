/** Pages and feeds of {@link fr.conciergerie.calendars}. */
@NullMarked
package fr.conciergerie.calendars.web;

import org.jspecify.annotations.NullMarked;
