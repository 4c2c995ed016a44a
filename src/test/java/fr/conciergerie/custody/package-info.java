@NullMarked
package fr.conciergerie.custody;

import org.jspecify.annotations.NullMarked;
