@NullMarked
package fr.conciergerie.animations;

import org.jspecify.annotations.NullMarked;
