@NullMarked
package fr.conciergerie.desk;

import org.jspecify.annotations.NullMarked;
