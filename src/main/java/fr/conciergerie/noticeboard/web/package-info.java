/** Pages, posters and files of {@link fr.conciergerie.noticeboard}. */
@NullMarked
package fr.conciergerie.noticeboard.web;

import org.jspecify.annotations.NullMarked;
