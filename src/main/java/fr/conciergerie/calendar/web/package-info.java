/** The pages and the interface of {@code calendar}: internal to the module. */
@NullMarked
package fr.conciergerie.calendar.web;

import org.jspecify.annotations.NullMarked;
