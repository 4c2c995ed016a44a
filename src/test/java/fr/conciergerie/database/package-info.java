@NullMarked
package fr.conciergerie.database;

import org.jspecify.annotations.NullMarked;
