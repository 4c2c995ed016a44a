/** The annual report as pages, as files and over the API. */
@NullMarked
package fr.conciergerie.reporting.web;

import org.jspecify.annotations.NullMarked;
