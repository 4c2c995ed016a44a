@NullMarked
package fr.conciergerie.insertion;

import org.jspecify.annotations.NullMarked;
