@NullMarked
package fr.conciergerie.lockers;

import org.jspecify.annotations.NullMarked;
