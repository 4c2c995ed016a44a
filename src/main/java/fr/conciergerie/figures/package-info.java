/**
 * Figures (<i>chiffres du bilan</i>): indicators that have a definition, counted over a perimeter and a period, and what of them
 * may be told to whom.
 *
 * <p>Each indicator is one statement, {@code indicators/<CODE>.sql}, over the {@code facts}, the views that other modules
 * publish for it and the answers of {@code opinions}. What the operator assumes of journeys and of the time that services spare
 * is set here. Whoever shows a figure asks {@link AnnualReports}, {@link OperatorFigures} or {@link NetworkFigures}, which
 * have hidden what would lead to somebody.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "web",
            "web :: audit",
            "accounts",
            "organisations",
            "calendar",
            "partners",
            "catalogue",
            "orders",
            "markets",
            "insertion",
            "bookings",
            "animations",
            "facts",
            "opinions"
        })
package fr.conciergerie.figures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
