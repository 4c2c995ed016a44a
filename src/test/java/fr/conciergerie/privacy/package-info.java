@NullMarked
package fr.conciergerie.privacy;

import org.jspecify.annotations.NullMarked;
