/** Calls of {@link fr.conciergerie.rounds}. */
@NullMarked
package fr.conciergerie.rounds.web;

import org.jspecify.annotations.NullMarked;
