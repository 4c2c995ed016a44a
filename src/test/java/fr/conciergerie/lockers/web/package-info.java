@NullMarked
package fr.conciergerie.lockers.web;

import org.jspecify.annotations.NullMarked;
