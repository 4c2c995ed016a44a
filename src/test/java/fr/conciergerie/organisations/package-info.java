@NullMarked
package fr.conciergerie.organisations;

import org.jspecify.annotations.NullMarked;
