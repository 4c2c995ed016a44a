@NullMarked
package fr.conciergerie.jobs.web;

import org.jspecify.annotations.NullMarked;
