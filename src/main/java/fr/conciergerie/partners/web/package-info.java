/** The manager's pages about partners. */
@NullMarked
package fr.conciergerie.partners.web;

import org.jspecify.annotations.NullMarked;
