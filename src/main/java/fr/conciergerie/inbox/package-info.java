/**
 * Inbox (<i>courrier reçu</i>): what comes to the address that letters leave from. So far one thing in it is understood: the answer
 * of somebody's calendar to an invitation, handed on to {@code calendars}.
 *
 * <p>Nothing in the mailbox is changed, moved or marked as read: people may read it too.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "web", "calendars"})
package fr.conciergerie.inbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
