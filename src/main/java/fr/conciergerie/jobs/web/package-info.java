/** The partner's room, the page behind a link, and the API of both. Internal to the module. */
@NullMarked
package fr.conciergerie.jobs.web;

import org.jspecify.annotations.NullMarked;
