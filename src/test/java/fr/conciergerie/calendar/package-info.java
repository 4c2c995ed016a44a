@NullMarked
package fr.conciergerie.calendar;

import org.jspecify.annotations.NullMarked;
