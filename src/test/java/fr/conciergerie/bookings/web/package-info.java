@NullMarked
package fr.conciergerie.bookings.web;

import org.jspecify.annotations.NullMarked;
