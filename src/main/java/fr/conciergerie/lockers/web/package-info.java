/** The pages and the interface of {@code lockers}: internal to the module. */
@NullMarked
package fr.conciergerie.lockers.web;

import org.jspecify.annotations.NullMarked;
