/** Measures what {@code bin/bench} prints: never part of the tests, for a time says little and a ratio much. */
@NullMarked
package fr.conciergerie.bench;

import org.jspecify.annotations.NullMarked;
