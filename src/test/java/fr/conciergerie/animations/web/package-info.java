@NullMarked
package fr.conciergerie.animations.web;

import org.jspecify.annotations.NullMarked;
