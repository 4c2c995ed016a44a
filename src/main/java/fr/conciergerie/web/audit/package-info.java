/** The trace of who did what: written with the deed, never changed, kept for as long as the rules say. */
@NullMarked
@NamedInterface("audit")
package fr.conciergerie.web.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
