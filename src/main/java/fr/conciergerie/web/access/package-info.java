/** The guarded door: who may walk where ({@code access.table}), how they are recognised, and whose data they then see. */
@NullMarked
package fr.conciergerie.web.access;

import org.jspecify.annotations.NullMarked;
