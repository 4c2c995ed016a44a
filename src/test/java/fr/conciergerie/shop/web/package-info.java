@NullMarked
package fr.conciergerie.shop.web;

import org.jspecify.annotations.NullMarked;
