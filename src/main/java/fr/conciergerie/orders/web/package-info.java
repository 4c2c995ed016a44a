/** The shop, the member's orders and the API of both. Internal to the module. */
@NullMarked
package fr.conciergerie.orders.web;

import org.jspecify.annotations.NullMarked;
