/**
 * Waiting lists (<i>listes d'attente</i>): who waits for a place in something that is full. A place that comes free while
 * somebody waits is offered to whoever has waited longest, for some working hours of the site, and is free for nobody else
 * meanwhile.
 *
 * <p>What the places are in, and how many there are, the owner of a list knows: it implements {@link
 * fr.conciergerie.waiting.WaitingListOwner}, asks {@link fr.conciergerie.waiting.WaitingLists}, and holds a lock of its own
 * while it does. Others count with the view {@code waiting.entry_v}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "web", "web :: privacy", "organisations", "calendar"})
package fr.conciergerie.waiting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
