/** Custody over the API, and on paper: tickets, labels, pictures. */
@NullMarked
package fr.conciergerie.custody.web;

import org.jspecify.annotations.NullMarked;
