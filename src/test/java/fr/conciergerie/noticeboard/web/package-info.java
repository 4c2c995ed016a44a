@NullMarked
package fr.conciergerie.noticeboard.web;

import org.jspecify.annotations.NullMarked;
