@NullMarked
package fr.conciergerie.reporting;

import org.jspecify.annotations.NullMarked;
