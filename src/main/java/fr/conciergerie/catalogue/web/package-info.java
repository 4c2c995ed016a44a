/** The manager's pages about the catalogue. */
@NullMarked
package fr.conciergerie.catalogue.web;

import org.jspecify.annotations.NullMarked;
