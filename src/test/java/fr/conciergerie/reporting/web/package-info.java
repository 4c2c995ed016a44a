@NullMarked
package fr.conciergerie.reporting.web;

import org.jspecify.annotations.NullMarked;
