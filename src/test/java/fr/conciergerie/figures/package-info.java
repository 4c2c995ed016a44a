@NullMarked
package fr.conciergerie.figures;

import org.jspecify.annotations.NullMarked;
