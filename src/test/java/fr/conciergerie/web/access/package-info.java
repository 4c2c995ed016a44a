/** Who may go where: the table's own rules, and every route tried as everybody. */
@NullMarked
package fr.conciergerie.web.access;

import org.jspecify.annotations.NullMarked;
