/** Pages and calls of {@link fr.conciergerie.animations}. */
@NullMarked
package fr.conciergerie.animations.web;

import org.jspecify.annotations.NullMarked;
