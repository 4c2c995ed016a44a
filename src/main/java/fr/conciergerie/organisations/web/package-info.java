/** The pages and the interface of {@code organisations}: internal to the module. */
@NullMarked
package fr.conciergerie.organisations.web;

import org.jspecify.annotations.NullMarked;
