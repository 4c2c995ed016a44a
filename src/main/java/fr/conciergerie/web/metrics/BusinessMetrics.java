package fr.conciergerie.web.metrics;

import java.time.Instant;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/** What a module counts for whoever watches the installation: numbers, of all operators together, and never a name. */
public interface BusinessMetrics {

    /** Every number of the module, for the operator at work; always the same ones. */
    List<Reading> readings(Instant now);

    /**
     * One number.
     *
     * @param name what it is called among the metrics, such as {@code conciergerie.orders.open}
     * @param about what it counts, in one line
     */
    record Reading(String name, String about, Together together, double value) {

        public static Reading sum(String name, String about, double value) {
            return new Reading(name, about, Together.SUM, value);
        }

        public static Reading highest(String name, String about, double value) {
            return new Reading(name, about, Together.HIGHEST, value);
        }
    }

    /** How the numbers of several operators become one. */
    enum Together {
        SUM(Double::sum),
        HIGHEST(Math::max);

        private final DoubleBinaryOperator merge;

        Together(DoubleBinaryOperator merge) {
            this.merge = merge;
        }

        double of(double one, double other) {
            return merge.applyAsDouble(one, other);
        }
    }
}
