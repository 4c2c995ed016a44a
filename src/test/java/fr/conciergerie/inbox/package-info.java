@NullMarked
package fr.conciergerie.inbox;

import org.jspecify.annotations.NullMarked;
