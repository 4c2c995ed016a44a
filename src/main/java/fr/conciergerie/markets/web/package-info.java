/** The pages about markets, for the manager and for the coordinator of a client, and the calls of the API. */
@NullMarked
package fr.conciergerie.markets.web;

import org.jspecify.annotations.NullMarked;
