/** How events reach their listeners: after commit, on a few threads, each with its operator's data, and again if one failed. */
@NullMarked
package fr.conciergerie.web.listeners;

import org.jspecify.annotations.NullMarked;
