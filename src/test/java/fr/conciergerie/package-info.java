@NullMarked
package fr.conciergerie;

import org.jspecify.annotations.NullMarked;
