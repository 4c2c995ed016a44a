/** A controller of lockers written against {@code docs/api/lockers.asyncapi.yaml} alone, and the broker that it is tried before. */
@NullMarked
package fr.conciergerie.lockers.controller;

import org.jspecify.annotations.NullMarked;
