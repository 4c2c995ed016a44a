/** Calendars, as their owners ask for them and as other calendars read them. */
@org.jspecify.annotations.NullMarked
package fr.conciergerie.calendars;
