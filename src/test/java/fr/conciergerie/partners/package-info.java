@NullMarked
package fr.conciergerie.partners;

import org.jspecify.annotations.NullMarked;
