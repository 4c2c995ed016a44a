@NullMarked
package fr.conciergerie.web.backups;

import org.jspecify.annotations.NullMarked;
