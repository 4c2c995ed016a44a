/** Pages of the delivery log, of a member's choice, and in a demonstration of the mailbox. */
@NullMarked
package fr.conciergerie.notifications.web;

import org.jspecify.annotations.NullMarked;
