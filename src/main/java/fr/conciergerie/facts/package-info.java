/**
 * Facts (<i>faits</i>): what the figures are counted from, kept beside the orders and following each of their changes.
 *
 * <p>Others ask {@link Facts} to bring them up to date and read the tables {@code reporting.*_fact}. They can be counted anew
 * from the orders at any time.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "web", "web :: metrics", "orders"})
package fr.conciergerie.facts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
