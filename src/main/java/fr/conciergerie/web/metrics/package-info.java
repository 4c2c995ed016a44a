/** How the installation fares, for whoever watches over it: counts of the business beside those of the machine. */
@NullMarked
@NamedInterface("metrics")
package fr.conciergerie.web.metrics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
