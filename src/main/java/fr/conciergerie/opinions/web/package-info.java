/** The question of equality, and that after a service. Internal to the module. */
@NullMarked
package fr.conciergerie.opinions.web;

import org.jspecify.annotations.NullMarked;
