@NullMarked
package fr.conciergerie.bookings;

import org.jspecify.annotations.NullMarked;
