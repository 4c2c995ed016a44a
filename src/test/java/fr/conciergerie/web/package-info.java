/** The frame, tried as a browser and as a program would. */
@NullMarked
package fr.conciergerie.web;

import org.jspecify.annotations.NullMarked;
