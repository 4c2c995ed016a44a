@NullMarked
package fr.conciergerie.markets;

import org.jspecify.annotations.NullMarked;
