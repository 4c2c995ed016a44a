/** Signing in, choosing a password, one's own account, the people who work here. */
@NullMarked
package fr.conciergerie.accounts.web;

import org.jspecify.annotations.NullMarked;
