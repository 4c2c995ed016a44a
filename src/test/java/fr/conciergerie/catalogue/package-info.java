@NullMarked
package fr.conciergerie.catalogue;

import org.jspecify.annotations.NullMarked;
