@NullMarked
package fr.conciergerie.vault;

import org.jspecify.annotations.NullMarked;
