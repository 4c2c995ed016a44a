@NullMarked
package fr.conciergerie.notifications;

import org.jspecify.annotations.NullMarked;
