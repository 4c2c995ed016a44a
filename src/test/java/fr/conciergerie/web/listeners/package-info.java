/** How events reach their listeners. */
@NullMarked
package fr.conciergerie.web.listeners;

import org.jspecify.annotations.NullMarked;
