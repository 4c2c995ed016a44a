@NullMarked
package fr.conciergerie.orders.web;

import org.jspecify.annotations.NullMarked;
