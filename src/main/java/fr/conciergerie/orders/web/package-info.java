/** The API of orders, and what others may show of them. Internal to the module. */
@NullMarked
package fr.conciergerie.orders.web;

import org.jspecify.annotations.NullMarked;
