@NullMarked
package fr.conciergerie.calendar.web;

import org.jspecify.annotations.NullMarked;
