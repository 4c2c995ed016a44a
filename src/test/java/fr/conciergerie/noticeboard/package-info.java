@NullMarked
package fr.conciergerie.noticeboard;

import org.jspecify.annotations.NullMarked;
