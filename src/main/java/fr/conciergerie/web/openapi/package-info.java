/** The description of the API for programs and their writers, made from the controllers and completed here. */
@NullMarked
package fr.conciergerie.web.openapi;

import org.jspecify.annotations.NullMarked;
