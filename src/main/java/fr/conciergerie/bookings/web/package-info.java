/** Pages and calls of {@link fr.conciergerie.bookings}. */
@NullMarked
package fr.conciergerie.bookings.web;

import org.jspecify.annotations.NullMarked;
