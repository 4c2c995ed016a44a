@NullMarked
package fr.conciergerie.freebusy;

import org.jspecify.annotations.NullMarked;
