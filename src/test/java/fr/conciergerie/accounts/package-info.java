/** Signing in and everything around it, on a real database and in real pages. */
@NullMarked
package fr.conciergerie.accounts;

import org.jspecify.annotations.NullMarked;
