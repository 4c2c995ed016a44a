/**
 * Opinions (<i>avis</i>): what agents say of the service after they had it, of animations after they came, and of themselves for the equality plan.
 *
 * <p>An answer is kept apart from whoever gave it. Others ask {@link Opinions} and {@link GenderAnswers}; figures read the rows,
 * never one alone. The tables stand in the schema {@code reporting}, for nothing else reads them.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"shared", "web", "web :: privacy", "organisations", "catalogue", "orders", "animations"})
package fr.conciergerie.opinions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
