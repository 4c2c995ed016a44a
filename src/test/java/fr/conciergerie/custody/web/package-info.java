@NullMarked
package fr.conciergerie.custody.web;

import org.jspecify.annotations.NullMarked;
