/**
 * When something is off: what people read, what programs get, and what is let in at all.
 */
@NullMarked
package fr.conciergerie.web.errors;

import org.jspecify.annotations.NullMarked;
