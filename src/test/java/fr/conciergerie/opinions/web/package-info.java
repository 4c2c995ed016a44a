@NullMarked
package fr.conciergerie.opinions.web;

import org.jspecify.annotations.NullMarked;
