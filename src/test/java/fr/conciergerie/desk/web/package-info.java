@NullMarked
package fr.conciergerie.desk.web;

import org.jspecify.annotations.NullMarked;
