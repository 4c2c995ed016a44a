/** What the administrator sees of the backups that are made by night, and the manager of those that are missing. */
@NullMarked
package fr.conciergerie.web.backups;

import org.jspecify.annotations.NullMarked;
